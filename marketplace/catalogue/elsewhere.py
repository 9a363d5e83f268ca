"""Products that are read of on another page than their own; the upper room that makes them says where."""

from collections.abc import Callable

#: Takes a product's id and returns the path of the page that tells of it, None when it is no product of theirs.
Way = Callable[[int], str | None]
_ways: list[Way] = []


def register_elsewhere(way: Way) -> None:
    """Enter a way in AppConfig.ready(); it is asked only of variants and of products without a price."""
    if way not in _ways:
        _ways.append(way)


def elsewhere(pk: int) -> str | None:
    """Return where a product is read of instead, None if on its own page."""
    return next((path for way in _ways if (path := way(pk))), None)
