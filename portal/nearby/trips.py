"""Trips beside a village: its things to do and places to stay, by name."""

from collections.abc import Sequence
from itertools import chain

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community
from portal.core.languages import locale_id
from portal.nearby.beside import Beside, Said, register_beside_village
from portal.tourism.models import ExperiencePage, StayPage

SHOWN = 3


def trips_of(villages: Sequence[int], community: Community) -> dict[int, list[Said]]:
    """Return the first few visits of each village; two queries."""
    here = {"locale": locale_id(get_language() or ""), "visit__village__in": list(villages)}
    pages = chain.from_iterable(
        model.objects.live().filter(**here).select_related("visit").order_by("title")
        for model in (ExperiencePage, StayPage)
    )
    found: dict[int, list[Said]] = {}
    for page in pages:
        said = found.setdefault(page.visit.village_id, [])
        if len(said) < SHOWN:
            said.append(Said(page.title, page.get_url() or ""))
    return found


def register() -> None:
    """Enter the kind."""
    register_beside_village(Beside("trips", _("Trips and stays"), "visit", 30, trips_of))
