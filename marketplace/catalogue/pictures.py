"""Square pictures of products in two sizes, and the wide one of their cards; made once and remembered in the cache.

WebP and the card are made when a picture arrives, AVIF by the worker afterwards (docs/adr/0025).
"""

import logging
import time
from io import BytesIO

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db.models import Exists, OuterRef, QuerySet
from easy_thumbnails import engine
from easy_thumbnails.exceptions import EasyThumbnailsError, InvalidImageFormatError
from easy_thumbnails.files import ThumbnailFile, get_thumbnailer
from easy_thumbnails.models import Thumbnail
from oscar.core.loading import get_model

SIZES = (400, 800)
CARD = (1200, 630)
LIGHT, SLOW = "webp", "avif"
QUALITIES = {LIGHT: 70, SLOW: 50, "jpg": 75}
KEPT_SECONDS = 7 * 24 * 3600
logger = logging.getLogger(__name__)

#: Pictures this process could not read; they are tried again after a restart.
_given_up: set[int] = set()


def cache_key(image) -> str:
    """Return where the addresses of an image's renditions are remembered."""
    return f"product-cuts:{image.pk}:{image.original.name}"


def renditions(image) -> dict[str, dict[int, str]]:
    """Return the addresses of a ProductImage by format and width in pixels, {} when its file is unreadable.

    `webp` is always there, `avif` once the worker has made it; both are square. `jpg` is the card. Costs no query
    once remembered.
    """
    found = cache.get(cache_key(image))
    if found is None:
        found = make_renditions(image)
        cache.set(cache_key(image), found, KEPT_SECONDS if found else 60)
    return found


def make_renditions(image) -> dict[str, dict[int, str]]:
    """Cut and store the image in every size but AVIF; {} when its file cannot be read."""
    squares = [(size, size) for size in SIZES]
    try:
        light, card = _cut(image, LIGHT, squares), _cut(image, "jpg", [CARD])
        return {SLOW: _cut(image, SLOW, squares, generate=False), LIGHT: light, "jpg": card}
    except (OSError, EasyThumbnailsError) as error:
        logger.warning("No rendition of product image %s: %s", image.pk, error)
        return {}


def without_avif() -> QuerySet:
    """Return the product pictures whose AVIF is still to be made, newest first."""
    last = f"{SIZES[-1]}x{SIZES[-1]}"
    made = Thumbnail.objects.filter(source__name=OuterRef("original"), name__endswith=f".{SLOW}", name__contains=last)
    return get_model("catalogue", "ProductImage").objects.filter(~Exists(made)).order_by("-pk")


def make_twins(*, seconds: float) -> int:
    """Make missing AVIF for about so many seconds; return how many pictures have got theirs."""
    until, made = time.monotonic() + seconds, 0
    for image in without_avif().exclude(pk__in=_given_up)[:200]:
        if time.monotonic() >= until:
            break
        try:
            _cut(image, SLOW, [(size, size) for size in SIZES])
        except (OSError, ValueError, EasyThumbnailsError) as error:
            logger.warning("No AVIF of product image %s: %r", image.pk, error)
            _given_up.add(image.pk)
            continue
        cache.delete(cache_key(image))
        made += 1
    return made


def _cut(image, suffix: str, sizes: list[tuple[int, int]], *, generate: bool = True) -> dict[int, str]:
    """Return the addresses of these cuts by width; {} when one is missing and none may be made."""
    thumbnailer = get_thumbnailer(image.original)
    thumbnailer.thumbnail_extension = thumbnailer.thumbnail_transparency_extension = suffix
    made = {}
    for size in sizes:
        options = {"crop": True, "upscale": True, "quality": QUALITIES[suffix], "size": size}
        if suffix == SLOW and generate and not thumbnailer.get_existing_thumbnail(options):
            _draw_avif(thumbnailer, thumbnailer.get_options(options))
        made[size[0]] = thumbnailer.get_thumbnail(options, generate=generate)
    return {width: one.url for width, one in made.items()} if all(made.values()) else {}


def _draw_avif(thumbnailer, options) -> None:
    """Make one cut as easy-thumbnails would, which forgets the quality of anything but JPEG and WebP."""
    source = engine.generate_source_image(thumbnailer, options, thumbnailer.source_generators, fail_silently=False)
    if source is None:
        raise InvalidImageFormatError("The source file does not appear to be an image")
    cut, out = engine.process_image(source, options, thumbnailer.thumbnail_processors), BytesIO()
    cut.save(out, "AVIF", quality=QUALITIES[SLOW])
    name, storage = thumbnailer.get_thumbnail_name(options), thumbnailer.thumbnail_storage
    made = ThumbnailFile(name, file=ContentFile(out.getvalue()), storage=storage, thumbnail_options=options)
    made.image, made._committed = cut, False
    thumbnailer.save_thumbnail(made)
