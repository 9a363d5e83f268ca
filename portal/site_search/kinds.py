"""The kinds of things the search box finds; every app enters its own in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.safestring import SafeString
from wagtail.models import Page

from portal.core.languages import locale_id


def by_title(lookup: str, text: str) -> Q:
    """Return the condition for pages whose title, in whichever language, is or begins with the text."""
    titled = Page.objects.live().filter(**{f"title__{lookup}": text})
    return Q(translation_key__in=titled.values("translation_key"))


@dataclass(frozen=True)
class Kind:
    """`rows(language)` returns what may be found; `template` shows a page among them as `item`.

    `show(pks)` prints rows that are no pages.
    `named(lookup, text)` is the condition for rows whose name is the text ("iexact") or begins with it ("istartswith").
    `mine(user)` is given somebody who is signed in; it returns this kind with the rows that person may find, or None
    for who finds what everybody finds. What it finds is never remembered.
    """

    name: str
    label: str
    rows: Callable[[str], QuerySet]
    template: str = ""
    order: int = 100
    named: Callable[[str, str], Q] = by_title
    show: Callable[[list[int]], SafeString] | None = None
    mine: Callable[[Any], "Kind | None"] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Enter a kind; the same name again replaces it."""
    _kinds[kind.name] = kind


def all_kinds() -> list[Kind]:
    """Return the kinds in the order in which results are shown."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def own_kinds(user) -> dict[str, Kind]:
    """Return by name the kinds of which this person finds other rows than everybody does; nothing for visitors."""
    if not user.is_authenticated:
        return {}
    found = {kind.name: kind.mine(user) for kind in all_kinds() if kind.mine}
    return {name: kind for name, kind in found.items() if kind}


def live_pages(model, *related: str) -> Callable[[str], QuerySet]:
    """Return a `rows` function for a page model: each live page once, with its picture and `related`.

    A page stands there in the language asked for; in another one where that is all there is.
    """

    def rows(language: str) -> QuerySet:
        here = {"live": True, "locale": locale_id(language)}
        twins = model.objects.filter(translation_key=OuterRef("translation_key"), **here)
        found = model.objects.filter(Q(**here) | Q(live=True, alias_of=None) & ~Exists(twins))
        return found.select_related("picture", *related)

    return rows
