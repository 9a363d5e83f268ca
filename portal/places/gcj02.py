"""From GPS degrees (WGS 84) to those of maps published in mainland China (GCJ-02).

The state's own formula is not published. This is the approximation that has been in public use since 2010 and that open
map libraries share (known as "eviltransform"); it agrees with providers' maps to about a metre. The shift is a sum of
sines over the distance from 35° N, 105° E, in metres, turned into degrees on the Krasovsky 1940 ellipsoid.
"""

from math import cos, pi, radians, sin, sqrt

RADIUS = 6378245.0
FLATNESS = 0.00669342162296594323
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271


def to_gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    """Return latitude and longitude in GCJ-02 of a point in WGS 84; outside China they are the same."""
    if not (SOUTH < latitude < NORTH and WEST < longitude < EAST):
        return latitude, longitude
    x, y = longitude - 105, latitude - 35
    shared = (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + shared + _waves(y, 20, 160, 320)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + shared + _waves(x, 20, 150, 300)
    bend = 1 - FLATNESS * sin(radians(latitude)) ** 2
    metres_north = RADIUS * (1 - FLATNESS) / bend**1.5
    metres_east = RADIUS / sqrt(bend) * cos(radians(latitude))
    return latitude + north / metres_north * 180 / pi, longitude + east / metres_east * 180 / pi


def _waves(along: float, short: float, middle: float, long: float) -> float:
    """Return the slow waves of one axis; both axes have the same shape and other heights."""
    steep = (short * sin(pi * along) + 40 * sin(pi * along / 3)) * 2 / 3
    return steep + (middle * sin(pi * along / 12) + long * sin(pi * along / 30)) * 2 / 3
