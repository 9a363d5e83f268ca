"""Figures that are counted from the rows of rooms above, again and again, and so are never lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Counts = Mapping[tuple[date, str], int]


@dataclass(frozen=True)
class Source:
    """`count(first, last)` returns the sums of these days by (day, kind); `kinds` are all it may return."""

    name: str
    kinds: tuple[str, ...]
    count: Callable[[date, date], Counts]


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Enter a source; the same name again replaces it."""
    _sources[source.name] = source


def all_sources() -> list[Source]:
    """Return the sources."""
    return list(_sources.values())
