"""The kinds of things the search box finds; every app enters its own in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from portal.core.languages import locale_id


@dataclass(frozen=True)
class Kind:
    """`rows(language)` returns what may be found; `template` shows one as `item`; `more_url(text)` lists them all."""

    name: str
    label: str
    rows: Callable[[str], QuerySet]
    template: str
    order: int = 100
    decorate: Callable[[list], list] = list


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Enter a kind; the same name again replaces it."""
    _kinds[kind.name] = kind


def all_kinds() -> list[Kind]:
    """Return the kinds in the order in which results are shown."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def live_pages(model) -> Callable[[str], QuerySet]:
    """Return a `rows` function for a page model: live and public pages of one language."""

    def rows(language: str) -> QuerySet:
        return model.objects.live().filter(locale=locale_id(language))

    return rows
