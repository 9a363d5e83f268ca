"""Photos as they are kept: safe, and light enough for a phone on a hill."""

import io

from django.core.files.base import ContentFile, File
from PIL import Image

from portal.images.services import make_safe

LARGE, SMALL = 1280, 480
QUALITY = 76


def in_two_sizes(file: File) -> tuple[ContentFile, ContentFile]:
    """Return a photo without place and time, at most 1280 and 480 pixels long, as WebP.

    Raises ValidationError as `make_safe` does.
    """
    safe = make_safe(file)
    return lighter(safe, LARGE), lighter(safe, SMALL)


def lighter(file: ContentFile, side: int) -> ContentFile:
    """Return a copy whose longest side is at most so many pixels."""
    file.seek(0)
    picture = Image.open(file).convert("RGB")
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=QUALITY)
    return ContentFile(out.getvalue(), name="photo.webp")
