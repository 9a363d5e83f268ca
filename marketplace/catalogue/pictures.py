"""Square WebP pictures of products in two sizes, made once by easy-thumbnails and remembered in the cache."""

import logging

from django.core.cache import cache
from easy_thumbnails.exceptions import EasyThumbnailsError
from easy_thumbnails.files import get_thumbnailer

SIZES = (400, 800)
QUALITY = 70
KEPT_SECONDS = 7 * 24 * 3600
logger = logging.getLogger(__name__)


def cache_key(image) -> str:
    """Return where the addresses of an image's renditions are remembered."""
    return f"product-picture:{image.pk}:{image.original.name}"


def renditions(image) -> dict[int, str]:
    """Return the addresses of a ProductImage by width in pixels (they are square), {} when its file is unreadable.

    Costs no query once remembered.
    """
    found = cache.get(cache_key(image))
    if found is None:
        found = make_renditions(image)
        cache.set(cache_key(image), found, KEPT_SECONDS if found else 60)
    return found


def make_renditions(image) -> dict[int, str]:
    """Cut and store the image in every size; {} when its file cannot be read."""
    thumbnailer = get_thumbnailer(image.original)
    thumbnailer.thumbnail_extension = thumbnailer.thumbnail_transparency_extension = "webp"
    options = {"crop": True, "upscale": True, "quality": QUALITY}
    try:
        return {size: thumbnailer.get_thumbnail({**options, "size": (size, size)}).url for size in SIZES}
    except (OSError, EasyThumbnailsError) as error:
        logger.warning("No rendition of product image %s: %s", image.pk, error)
        return {}
