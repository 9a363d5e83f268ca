"""What rooms above keep of a business: lines of its owner's navigation, parts of its public page.

They enter themselves in AppConfig.ready().
"""

from collections.abc import Callable
from dataclasses import dataclass

from portal.businesses.models import Business


@dataclass(frozen=True)
class OwnerRoom:
    """A chip among the owner's rooms: `address` names a URL that takes the business's key, `waiting` counts for it."""

    name: str
    label: str
    address: str
    order: int
    waiting: Callable[[Business], int] | None = None


#: Given the business, returns what the template needs, or None for nothing.
Load = Callable[[Business], dict | None]
_rooms: dict[str, OwnerRoom] = {}
_parts: dict[str, tuple[int, str, Load]] = {}


def register_owner_room(room: OwnerRoom) -> None:
    """Enter a room of owners; one name once."""
    _rooms[room.name] = room


def owner_rooms() -> list[OwnerRoom]:
    """Return the rooms in order."""
    return sorted(_rooms.values(), key=lambda room: room.order)


def register_shop_part(name: str, template: str, load: Load, *, order: int) -> None:
    """Enter a part of a business's public page; one name once."""
    _parts[name] = (order, template, load)


def shop_parts(business: Business) -> list[dict]:
    """Return the parts to be shown, in order: the template of each and its context."""
    loaded = [
        (template, load(business)) for _order, template, load in sorted(_parts.values(), key=lambda part: part[0])
    ]
    return [{"template": template, **context} for template, context in loaded if context is not None]
