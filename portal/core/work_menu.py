"""The one menu of everybody who works here, the same in the page admin, the shop's rooms and the records.

Rooms enter themselves in AppConfig.ready(); whoever asks gets only what is open to them, in one order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from portal.core.admin_scope import is_operator

User = object
#: Name of the entry that leads to the site.
WAY_BACK = "site"


@dataclass(frozen=True)
class Group:
    """Entries that belong together; `icon` is a name of ui.ICON_PATHS."""

    name: str
    label: str
    icon: str
    order: int


@dataclass(frozen=True)
class Entry:
    """A way to one room: `url` is the name of an address or an address, `is_open` says to whom it is there.

    `waiting` counts what waits there for somebody, in one query at most. `also` names addresses that lie elsewhere and
    belong to the room.
    """

    name: str
    label: str
    url: str
    order: int
    is_open: Callable[[User], bool]
    icon: str = ""
    group: str = ""
    waiting: Callable[[User], int] | None = None
    also: tuple[str, ...] = ()

    def address(self) -> str:
        """Return where this leads, in the language now spoken."""
        return self.url if self.url.startswith("/") else reverse(self.url)


@dataclass
class Place:
    """A line of somebody's menu: a room, or a group with its rooms in `places`."""

    name: str
    label: str
    icon: str
    order: int
    url: str = ""
    places: list["Place"] = field(default_factory=list)
    is_current: bool = False
    waiting: Callable[[], int] | None = None
    also: tuple[str, ...] = ()

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Return how the addresses of the room begin."""
        return (self.url, *(reverse(name) for name in self.also))

    @property
    def count(self) -> int:
        """Return how much waits there, counted when asked."""
        return self.waiting() if self.waiting else 0


_groups: dict[str, Group] = {}
_entries: dict[str, Entry] = {}
_sources: list[Callable[[User], Iterable[Entry]]] = []


def register_group(*groups: Group) -> None:
    """Enter groups; one name once."""
    _groups.update({group.name: group for group in groups})


def register_entries(*entries: Entry) -> None:
    """Enter rooms; one name once. Raises ImproperlyConfigured when another room has the name already."""
    for entry in entries:
        if _entries.setdefault(entry.name, entry).url != entry.url:
            raise ImproperlyConfigured(f"Two rooms of the menu are called {entry.name}")


def register_own_entries(source: Callable[[User], Iterable[Entry]]) -> None:
    """Enter what differs from person to person, such as their villages."""
    if source not in _sources:
        _sources.append(source)


def menu_for(user: User, path: str = "") -> list[Place]:
    """Return this person's menu, where `path` lies marked; a group with one room open is that room."""
    places, groups = [], {}
    for entry in _open_to(user):
        waiting = partial(entry.waiting, user) if entry.waiting else None
        facts = (entry.name, str(entry.label), entry.icon, entry.order, entry.address())
        groups.setdefault(entry.group, []).append(Place(*facts, waiting=waiting, also=entry.also))
    for name, inside in groups.items():
        places += [_grouped(_groups[name], inside)] if name else inside
    places.sort(key=lambda place: place.order)
    _mark(places, path)
    return places


def _open_to(user: User) -> list[Entry]:
    own = (entry for source in _sources for entry in source(user))
    return [entry for entry in (*_entries.values(), *own) if entry.is_open(user)]


def address_for(user: User, name: str) -> str | None:
    """Return the address of the named room if it is open to this person."""
    entry = _entries.get(name)
    return entry.address() if entry and entry.is_open(user) else None


def _grouped(group: Group, inside: list[Place]) -> Place:
    inside.sort(key=lambda place: place.order)
    if len(inside) == 1:
        return replace(inside[0], icon=group.icon, order=group.order)
    return Place(group.name, str(group.label), group.icon, group.order, places=inside)


def _mark(places: list[Place], path: str) -> None:
    """Mark the room whose address is the longest beginning of the path, and the group around it.

    The way to the site leads out of the rooms: no path lies there.
    """
    rooms = [(room, place) for place in places if place.name != WAY_BACK for room in (place.places or [place])]
    fitting = [(room, place) for room, place in rooms if path.startswith(room.beginnings)]
    for place in max(fitting, key=lambda pair: _depth(pair[0], path), default=()):
        place.is_current = True


def _depth(room: Place, path: str) -> int:
    """Return how much of the path is the room's address."""
    return max(len(begin) for begin in room.beginnings if path.startswith(begin))


def to_records(user: User) -> bool:
    """Say whether Django's own admin answers this person."""
    return user.is_active and user.is_staff


def to_page_admin(user: User) -> bool:
    """Say whether the page admin answers this person."""
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


def runs_page_admin(user: User) -> bool:
    """Say whether this person runs the page admin for everybody."""
    return to_page_admin(user) and is_operator(user)


def may(permission: str, *also: Callable[[User], bool]) -> Callable[[User], bool]:
    """Return the question whether somebody has this permission and passes the other questions too."""
    return lambda user: all(question(user) for question in also) and user.has_perm(permission)
