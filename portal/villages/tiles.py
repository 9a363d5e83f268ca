"""The map with roads beside the drawn one: whose tiles, under which policy, in whose degrees."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from portal.places.gcj02 import to_gcj02

PLACEHOLDERS = ("{z}", "{x}", "{y}")
COORDINATES = ("wgs84", "gcj02")


def tile_map() -> dict | None:
    """Return settings.MAP_TILES when a tile address is set."""
    return settings.MAP_TILES if settings.MAP_TILES["url"] else None


def tile_origin() -> str:
    """Return scheme, host and port from which tiles come; empty for our own."""
    address = urlsplit(settings.MAP_TILES["url"])
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""


def allow_tiles(response: HttpResponse) -> HttpResponse:
    """Let this one page load pictures from the tiles' host as well."""
    if tile_map() and tile_origin():
        response._csp_update = {"img-src": [tile_origin()]}
    return response


def on_tiles(latitude: float, longitude: float) -> str:
    """Return the point as the tile map wants it: "latitude,longitude", to the metre."""
    if settings.MAP_TILES["coordinates"] == "gcj02":
        latitude, longitude = to_gcj02(latitude, longitude)
    return f"{latitude:.5f},{longitude:.5f}"


def tile_faults() -> list[str]:
    """Return what is wrong with settings.MAP_TILES, in sentences."""
    tiles = tile_map()
    if not tiles:
        return []
    faults = [f"MAP_TILES_URL has no {part}." for part in PLACEHOLDERS if part not in tiles["url"]]
    if "{s}" in tiles["url"]:
        faults.append("MAP_TILES_URL names one host: the security policy lets tiles come from that one alone.")
    if not tiles["url"].startswith(("https://", "http://127.0.0.1", "http://localhost", "/")):
        faults.append("MAP_TILES_URL begins with https://.")
    if not tiles["attribution"]:
        faults.append("MAP_TILES_ATTRIBUTION names who made the map; every provider asks for it.")
    if tiles["coordinates"] not in COORDINATES:
        faults.append("MAP_TILES_COORDINATES is wgs84 or gcj02.")
    return faults
