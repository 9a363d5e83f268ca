"""What can be put on paper. Upper rooms enter their papers in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

#: Given the keys of some rows, the paper's own words and its owner, returns what the template needs.
Context = Callable[[list, dict, object], dict]


@dataclass(frozen=True)
class Kind:
    """One kind of paper: `template` extends papers/sheet.html, `context` reads the rows it shows.

    `context` is called with some of the keys at a time and must leave out what the owner may not see any more.
    Up to `at_once` keys are printed while the reader waits, more by the worker, `per_part` keys at a time; 0 makes
    the whole in one part, for a list that adds up. A paper made by the worker is kept for `keep`; None: for good.
    """

    name: str
    label: str
    template: str
    context: Context
    at_once: int = 40
    per_part: int = 40
    keep: timedelta | None = timedelta(days=2)


_kinds: dict[str, Kind] = {}


def register_paper(kind: Kind) -> None:
    """Enter a kind of paper; one name once."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """Return the kind of this name. Raises KeyError for one nobody entered."""
    return _kinds[name]


def passing_kinds() -> list[Kind]:
    """Return the kinds whose papers are thrown away after a time."""
    return [kind for kind in _kinds.values() if kind.keep is not None]
