"""The pins of the drawn map: where each village lies, what is written beside it, where that finds room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from portal.villages.frame import HEIGHT, UNITS_PER_KM, WIDTH, project
from portal.villages.tiles import on_tiles

#: Measures of the overlay in units of the drawing: a pin's half width, the height of a name, a letter's width.
PIN, LINE = 24, 34
WIDE_LETTER, LETTER = 33, 19
SCALE_KM = 100


@dataclass(frozen=True)
class Pin:
    """One place of the map.

    `number` is that of the list below, 0 for none, None for the city; `side` is where the name stands, "" for nowhere;
    `at` is the point on a map with roads.
    """

    name: str
    url: str
    x: int
    y: int
    number: int | None
    side: str
    at: str

    @property
    def name_x(self) -> int:
        """Return where the name begins or, left of the pin, ends."""
        return self.x + (PIN + 8 if self.side == "right" else -PIN - 8)


Box = tuple[float, float, float, float]
Place = tuple[str, str, float, float, int | None]
PlacesOf = Callable[[str], Iterable[tuple[str, str, float, float]]]
# Rooms above enter places of their own: each entry takes the language and gives (name, url, latitude, longitude).
_others: list[PlacesOf] = []


def register_places(places_of: PlacesOf) -> None:
    """Enter places that are on the map besides the villages."""
    _others.append(places_of)


def village_map(pages: Iterable, *, numbered: bool = True) -> dict:
    """Return the map of these village pages, numbered in their order, and of the other rooms' places.

    Pages need their `village`. Who lies outside the frame is in the list only. Without `numbered` pins are bare.
    """
    places: list[Place] = [
        (
            page.village.name,
            page.get_url(),
            float(page.village.latitude),
            float(page.village.longitude),
            number * numbered,
        )
        for number, page in enumerate(pages, start=1)
    ]
    places += [(*place, None) for places_of in _others for place in places_of(get_language())]
    return {"pins": pinned(places), "width": WIDTH, "height": HEIGHT, "scale": round(SCALE_KM * UNITS_PER_KM)}


def pinned(places: Iterable[Place]) -> list[Pin]:
    """Return a pin for each place in the frame; a name stands where it covers no pin and no other name."""
    spots = [(place, spot) for place in places if (spot := project(place[2], place[3]))]
    taken: list[Box] = [(x - PIN, y - PIN, x + PIN, y + PIN) for _place, (x, y) in spots]
    pins = []
    for (name, url, latitude, longitude, number), (x, y) in spots:
        side, at = _side_for(name, x, y, taken), on_tiles(latitude, longitude)
        pins.append(Pin(name=name, url=url, x=x, y=y, number=number, side=side, at=at))
    return pins


def _side_for(name: str, x: int, y: int, taken: list[Box]) -> str:
    """Return the free side of a pin, the right one first, and take it; "" where neither has room."""
    long = sum(WIDE_LETTER if ord(letter) > 0x2E80 else LETTER for letter in name)
    for side, left in (("right", x + PIN + 8), ("left", x - PIN - 8 - long)):
        box = (left, y - LINE / 2, left + long, y + LINE / 2)
        if left > 0 and left + long < WIDTH and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return side
    return ""


def _overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
