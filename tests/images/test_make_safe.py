"""Pictures arrive from phones and from strangers; what is kept is upright, small and says nothing of its taker."""

import io
import struct
import tracemalloc
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageFile

from portal.images.services import MAX_BYTES, make_safe

ORIENTATION, GPS = 0x0112, 0x8825


def upload(picture: Image.Image, kind="JPEG", name="photo.jpg", **options) -> SimpleUploadedFile:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue())


def png_of(width: int, height: int) -> SimpleUploadedFile:
    """A small file that unfolds into a huge picture: one bit a pixel, all alike."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    row = b"\0" * (1 + (width + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return SimpleUploadedFile("bomb.png", data)


def refused(file) -> str:
    with pytest.raises(ValidationError) as problem:
        make_safe(file)
    return problem.value.code


def opened(file) -> Image.Image:
    return Image.open(io.BytesIO(file.read()))


def test_exif_and_gps_are_gone():
    exif = Image.Exif()
    exif[0x010F] = "PHONE-MARKER"
    exif.get_ifd(GPS)[1] = "N"
    file = make_safe(upload(Image.new("RGB", (40, 30), "red"), exif=exif))
    data = file.read()
    assert b"PHONE-MARKER" not in data
    assert dict(Image.open(io.BytesIO(data)).getexif()) == {}


def test_a_picture_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    assert opened(make_safe(upload(Image.new("RGB", (40, 30)), exif=exif))).size == (30, 40)


def test_the_longest_side_is_2560():
    assert opened(make_safe(upload(Image.new("RGB", (6000, 3000))))).size == (2560, 1280)


def test_a_jpeg_of_108_megapixels_is_decoded_small():
    file = upload(Image.new("L", (12000, 9000)))
    tracemalloc.start()
    safe = make_safe(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert opened(safe).size == (2560, 1920)
    assert peak < 60_000_000


def test_a_png_of_127_megapixels_in_a_small_file_is_refused():
    file = png_of(11300, 11300)
    assert file.size < 40_000
    assert refused(file) == "too_many_pixels"


def test_other_formats_stop_at_30_megapixels_and_jpeg_at_120():
    assert refused(png_of(6000, 5001)) == "too_many_pixels"
    assert refused(upload(Image.new("L", (12001, 10000)))) == "too_many_pixels"


def test_more_than_20_megabytes_are_refused():
    assert refused(SimpleUploadedFile("big.jpg", b"x" * (MAX_BYTES + 1))) == "too_large"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.jpg", b"<html><script>alert(1)</script>"),
        ("art.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("photo.bmp", b"BM" + b"\0" * 60),
        ("empty.png", b""),
        ("half.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 20),
    ],
)
def test_what_is_no_picture_is_refused(name, data):
    assert refused(SimpleUploadedFile(name, data)) == "broken"


def test_a_truncated_picture_is_refused_after_a_pdf_was_made_too(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does for the whole process
    whole = upload(Image.effect_noise((600, 600), 60).convert("RGB"))
    assert refused(SimpleUploadedFile("half.jpg", whole.read()[:3000])) == "broken"


@pytest.mark.parametrize(
    ("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp"), ("AVIF", ".avif"), ("GIF", ".gif")]
)
def test_the_name_says_what_the_file_is(kind, suffix):
    file = make_safe(upload(Image.new("RGB", (20, 20)), kind, name="photo.jpg"))
    assert file.name == f"photo{suffix}"
    assert opened(file).format == kind


def test_a_script_hidden_behind_the_picture_is_gone():
    file = upload(Image.new("RGB", (20, 20)))
    hidden = SimpleUploadedFile("photo.jpg", file.read() + b"<script>alert(1)</script>")
    assert b"<script>" not in make_safe(hidden).read()


def test_transparent_pictures_stay_transparent():
    assert opened(make_safe(upload(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))).mode == "RGBA"
