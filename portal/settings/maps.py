"""A map with roads beside the drawn one, where a tile address is set."""

import environ

env = environ.Env()

#: {z}, {x} and {y} in the address stand for the tile; "gcj02" for Chinese providers, whose maps are shifted.
MAP_TILES = {
    "url": env("MAP_TILES_URL", default=""),
    "attribution": env("MAP_TILES_ATTRIBUTION", default=""),
    "attribution_url": env("MAP_TILES_ATTRIBUTION_URL", default=""),
    "coordinates": env("MAP_TILES_COORDINATES", default="wgs84"),
    "max_zoom": env.int("MAP_TILES_MAX_ZOOM", default=17),
}
