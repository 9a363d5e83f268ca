"""AVIF twins of the WebP pictures that pages have asked for; the worker makes them in small portions."""

import logging
import time

from wagtail.images.models import Filter, SourceImageIOError

from portal.images.models import CustomRendition

logger = logging.getLogger(__name__)

#: Sizes this process could not make, such as those of a lost file; they are tried again after a restart.
_given_up: set[int] = set()


def make_twins(*, seconds: float) -> int:
    """Make missing AVIF twins, newest picture first, for about so many seconds; return how many were made.

    Sizes cut around a former focal point are passed over: no page asks for them any more.
    """
    until, made = time.monotonic() + seconds, 0
    for light in CustomRendition.objects.without_avif().exclude(pk__in=_given_up).select_related("image")[:200]:
        if time.monotonic() >= until:
            break
        wanted = Filter(spec=light.twin)
        if wanted.get_cache_key(light.image) == light.focal_point_key and _make(light.image, wanted):
            made += 1
        else:
            _given_up.add(light.pk)
    return made


def _make(image, wanted: Filter) -> bool:
    try:
        image.get_rendition(wanted)
    except (SourceImageIOError, OSError, ValueError) as error:
        logger.warning("No AVIF of picture %s: %r", image.pk, error)
        return False
    return True
