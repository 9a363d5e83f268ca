"""Notices for the site's search box: everybody finds what is for everybody, a resident what hangs at home too."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from portal.noticeboard.models import Notice
from portal.residents.models import Residency
from portal.residents.policies import homes_of
from portal.site_search.kinds import Kind
from portal.site_search.kinds import register as register_kind


def register() -> None:
    """Enter the kind."""
    register_kind(replace(kind_for([]), mine=mine))


def mine(user) -> Kind | None:
    """Return the kind as a resident finds it, None for everybody else."""
    homes = [home for home in homes_of(user) if home.state == Residency.State.ACTIVE]
    return kind_for(homes) if homes else None


def kind_for(homes: Sequence[Residency]) -> Kind:
    """Return the kind for somebody who lives in these homes; what is over is found too, what was withdrawn is not."""

    def rows(language: str):
        return Notice.objects.filter(community__office__isnull=False).begun().for_homes(homes)

    def show(pks: list[int]) -> SafeString:
        found = rows("").select_related("community").in_bulk(pks)
        shown = [found[pk] for pk in pks if pk in found]
        cards = [render_to_string("noticeboard/_card.html", {"notice": row, "with_community": True}) for row in shown]
        return mark_safe("".join(cards))  # our own template, which escapes what people wrote

    return Kind(name="notices", label=_("Notices"), rows=rows, show=show, order=70, named=by_name)


def by_name(lookup: str, text: str) -> Q:
    """Return the condition for notices whose title, in either language, is or begins with the text."""
    return Q(**{f"title_zh_hans__{lookup}": text}) | Q(**{f"title_en__{lookup}": text})
