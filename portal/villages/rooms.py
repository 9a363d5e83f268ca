"""What hangs below a village's page; upper apps enter their own kind in AppConfig.ready()."""

from collections.abc import Callable
from itertools import chain

from portal.core.pictures import attach_pictures

_loaders: dict[str, Callable] = {}


def register_room(name: str, load: Callable) -> None:
    """Enter a room: `load(page)` returns the live pages of its kind below a village's page, without pictures."""
    _loaders[name] = load


def load_rooms(page) -> dict[str, list]:
    """Return every room's pages by name, pictures attached in two queries for all of them."""
    rooms = {name: list(load(page)) for name, load in _loaders.items()}
    attach_pictures(chain.from_iterable(rooms.values()))
    return rooms
