"""Pictures as they arrive: checked, turned upright, shrunk, and freed of what the camera wrote into them."""

import io
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

MAX_BYTES = 20 * 1024 * 1024
MAX_SIDE = 2560
MAX_PIXELS = 30_000_000
MAX_JPEG_PIXELS = 120_000_000
#: A phone's HEIC is decoded whole; today's phones take 48 million.
MAX_HEIF_PIXELS = 50_000_000
MAX_FRAMES_PIXELS = 60_000_000
# Pillow knows only a few formats until it is told to load the rest.
Image.init()
register_heif_opener()

SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}
#: What is kept as JPEG: phones write MPO and HEIC, and not every browser shows them.
JPEG_LIKE = {"JPEG", "MPO"}
HEIF = "HEIF"
MOST_PIXELS = {"JPEG": MAX_JPEG_PIXELS, "MPO": MAX_JPEG_PIXELS, HEIF: MAX_HEIF_PIXELS}


def make_safe(file: File) -> ContentFile:
    """Return a new file with the picture alone: upright, longest side at most 2560 px, no EXIF, no GPS.

    The name keeps its stem and gets the suffix of what the file really is. Raises ValidationError when the file is
    over 20 MB, no JPEG, HEIC, PNG, WebP, AVIF or GIF, broken, or has more pixels than 30 million (JPEG: 120 million,
    which are decoded at reduced size; HEIC: 50 million, and it becomes a JPEG).
    """
    if file.size > MAX_BYTES:
        raise ValidationError(_("This picture is larger than 20 MB. Please choose a smaller one."), code="too_large")
    file.seek(0)
    data = file.read()
    # WeasyPrint switches this on for the whole process when the first PDF is made: half a photo would pass.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        picture, kind = _open(data)
        return ContentFile(_encode(picture, kind), name=PurePath(file.name or "picture").stem + SUFFIXES[kind])
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise ValidationError(_("This file is not a picture we can read."), code="broken") from error
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error


def _open(data: bytes) -> tuple[Image.Image, str]:
    """Return the picture and its format after checking its size from the header alone."""
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "AVIF", "GIF", HEIF))
    kind = "JPEG" if picture.format in {*JPEG_LIKE, HEIF} else str(picture.format)
    pixels = picture.width * picture.height
    if pixels > MOST_PIXELS.get(str(picture.format), MAX_PIXELS):
        raise _too_many_pixels()
    if pixels * getattr(picture, "n_frames", 1) > MAX_FRAMES_PIXELS and kind != "JPEG":
        raise _too_many_pixels()
    if picture.format in JPEG_LIKE:
        picture.draft("RGB", (MAX_SIDE, MAX_SIDE))
    return picture, kind


def _encode(picture: Image.Image, kind: str) -> bytes:
    """Return the bytes of a clean copy; a moving GIF is kept moving."""
    out = io.BytesIO()
    if kind == "GIF" and getattr(picture, "n_frames", 1) > 1:
        picture.save(out, "GIF", save_all=True, comment=b"")
        return out.getvalue()
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    clean = _drawable(upright, kind)
    clean.info = {key: value for key, value in clean.info.items() if key == "transparency"}
    options = {"quality": 88, "exif": b""} if kind in {"JPEG", "WEBP", "AVIF"} else {}
    if profile and kind != "GIF":
        options["icc_profile"] = profile
    clean.save(out, kind, **options)
    return out.getvalue()


def _drawable(picture: Image.Image, kind: str) -> Image.Image:
    """Return the picture in a colour mode its format can hold."""
    if kind == "JPEG" and picture.mode not in {"RGB", "L"}:
        return picture.convert("RGB")
    if kind in {"WEBP", "AVIF"} and picture.mode not in {"RGB", "RGBA"}:
        return picture.convert("RGBA")
    return picture.copy()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("This picture has too many pixels. Please take it at a smaller size."), code="too_many_pixels"
    )
