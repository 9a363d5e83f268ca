"""The frame of the drawn map: western and central Yunnan, plate carrée true to scale at 25° north."""

import math

WEST, EAST, SOUTH, NORTH = 97.6, 104.0, 21.3, 28.7
UNITS_PER_DEGREE = 138
SHRINK = math.cos(math.radians(25))
WIDTH = round((EAST - WEST) * SHRINK * UNITS_PER_DEGREE)
HEIGHT = round((NORTH - SOUTH) * UNITS_PER_DEGREE)
#: A degree of latitude is 111.2 km.
UNITS_PER_KM = UNITS_PER_DEGREE / 111.2


def project(latitude: float, longitude: float) -> tuple[int, int] | None:
    """Return where a point in WGS 84 degrees lies on the drawing, None when it lies outside."""
    if not (SOUTH < latitude < NORTH and WEST < longitude < EAST):
        return None
    return round((longitude - WEST) * SHRINK * UNITS_PER_DEGREE), round((NORTH - latitude) * UNITS_PER_DEGREE)
