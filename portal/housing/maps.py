"""Homes on drawn maps: villages on the relief, communities on a plan of the city, each with how many."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from portal.communities.city import city_places
from portal.communities.models import Community
from portal.villages.frame import HEIGHT, UNITS_PER_KM, WIDTH
from portal.villages.models import Village
from portal.villages.relief import SCALE_KM, pinned

#: The plan of the city: its size in units, the room around the outermost communities, its least breadth in km.
PLAN_WIDTH, PLAN_HEIGHT, ROOM, LEAST_KM = 880, 560, 150, 6.0
SCALES_KM = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Dot:
    """A community on the plan: `number` of homes, `side` on which its name stands."""

    name: str
    url: str
    number: int
    x: int
    y: int
    side: str

    @property
    def name_x(self) -> int:
        """Return where the name begins or, left of the dot, ends."""
        return self.x + (40 if self.side == "right" else -40)


def villages_with(villages: Sequence[Village]) -> list[Village]:
    """Give each village its `homes_url` and return them."""
    for village in villages:
        village.homes_url = f"{reverse('homes:list')}?{urlencode({'village': village.slug})}"
    return list(villages)


def country_map(villages: Sequence[Village], in_city: int) -> dict:
    """Return the drawn map with these villages, numbered by how many homes each has, and the city if it has any."""
    places = [
        (village.name, village.homes_url, float(village.latitude), float(village.longitude), village.number)
        for village in villages
    ]
    if in_city:
        places += [
            (name, reverse("homes:list"), latitude, longitude, None)
            for name, _url, latitude, longitude in city_places(get_language() or "")
        ]
    return {"pins": pinned(places), "width": WIDTH, "height": HEIGHT, "scale": round(SCALE_KM * UNITS_PER_KM)}


def city_plan(communities: Sequence[Community]) -> dict | None:
    """Return the plan: a dot for each community, as large as its homes are many, and a bar of so many kilometres."""
    if not communities:
        return None
    middle, units = _frame(communities)
    dots = []
    for place in communities:
        x = round(PLAN_WIDTH / 2 + (_east(place, middle[0]) - middle[1]) * units)
        y = round(PLAN_HEIGHT / 2 - (float(place.latitude) * 111.2 - middle[2]) * units)
        side = "right" if x < PLAN_WIDTH / 2 else "left"
        url = reverse("homes:community", args=[place.slug])
        dots.append(Dot(name=place.name, url=url, number=place.number, x=x, y=y, side=side))
    bar = next((km for km in SCALES_KM if km * units > 110), SCALES_KM[-1])
    rings = [round(bar * units * step) for step in (1, 2, 3, 4)]
    size = {"width": PLAN_WIDTH, "height": PLAN_HEIGHT, "x": PLAN_WIDTH // 2, "y": PLAN_HEIGHT // 2}
    return {"dots": dots, "bar": round(bar * units), "km": bar, "rings": rings, **size}


def _frame(communities: Sequence[Community]) -> tuple[tuple[float, float, float], float]:
    """Return (latitude, km east, km north) of the middle, and how many units a kilometre has."""
    latitude = sum(float(place.latitude) for place in communities) / len(communities)
    easts = [_east(place, latitude) for place in communities]
    norths = [float(place.latitude) * 111.2 for place in communities]
    wide = max(max(easts) - min(easts), LEAST_KM)
    tall = max(max(norths) - min(norths), LEAST_KM / 2)
    units = min((PLAN_WIDTH - 2 * ROOM) / wide, (PLAN_HEIGHT - ROOM) / tall)
    return (latitude, (max(easts) + min(easts)) / 2, (max(norths) + min(norths)) / 2), units


def _east(place: Community, latitude: float) -> float:
    return float(place.longitude) * 111.2 * math.cos(math.radians(latitude))
