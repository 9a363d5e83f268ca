"""Uploading through the admin keeps only what is safe."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from portal.images.models import CustomImage
from portal.villages.services import appoint
from tests.factories import make_user
from tests.images.test_make_safe import png_of, upload
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    village, person = bring_on(), make_user()
    appoint(user=person, village=village, role="coordinator")
    client.force_login(person)
    return village


def send(client, village, file):
    data = {"title": "田", "file": file, "collection": village.collection_id}
    return client.post(reverse("wagtailimages:add"), data)


def test_a_phone_picture_is_kept_small_in_the_villages_collection(client, coordinator):
    exif = Image.Exif()
    exif[0x010F] = "PHONE-MARKER"
    response = send(client, coordinator, upload(Image.new("RGB", (5000, 4000)), exif=exif))
    assert response.status_code == 302
    image = CustomImage.objects.get()
    assert (image.width, image.height, image.collection_id) == (2560, 2048, coordinator.collection_id)
    assert b"PHONE-MARKER" not in image.file.read()
    assert Image.open(io.BytesIO(image.get_rendition("width-400").file.open().read())).size == (400, 320)


def test_a_bomb_gets_a_sentence_and_leaves_nothing(client, coordinator):
    response = send(client, coordinator, png_of(11000, 11000))
    assert response.status_code == 200
    assert not CustomImage.objects.exists()


def test_a_phones_heic_is_kept_as_a_jpeg(client, coordinator):
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "green").save(out, "HEIF")
    response = send(client, coordinator, SimpleUploadedFile("IMG_1.HEIC", out.getvalue(), "image/heic"))
    assert response.status_code == 302
    image = CustomImage.objects.get()
    assert (image.width, image.file.name.endswith(".jpg"), Image.open(image.file).format) == (600, True, "JPEG")
