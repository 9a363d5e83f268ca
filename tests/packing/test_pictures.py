"""Pictures of a product: several from a phone, put in order, turned, removed; others' are not there."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from oscar.core.loading import get_model
from PIL import Image

from marketplace.producers.services import copy_product
from marketplace.producers.services.pictures import add_pictures
from portal.images.services import make_safe
from tests.consignments.factories import make_manager, make_shop

pytestmark = pytest.mark.django_db
SHOP = "/en/shop/dashboard/my-shop/"


@pytest.fixture
def shop(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_shop()


@pytest.fixture
def rice(client, shop):
    """Return the product of a village whose manager is signed in."""
    client.force_login(make_manager(shop[0]))
    return shop[2]


def photo(name="rice.jpg", kind="JPEG", size=(60, 40), **options):
    """Return an upload, dark on the left and light on the right."""
    picture, out = Image.new("RGB", size, "black"), BytesIO()
    picture.paste("white", (size[0] // 2, 0, *size))
    picture.save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue())


def pictures(product):
    return list(product.images.order_by("display_order"))


def opened(image):
    return Image.open(image.original)


def test_several_pictures_are_added_at_once_after_those_there_are(client, rice):
    path = f"{SHOP}{rice.pk}/pictures/"
    assert client.post(path, {"camera": photo()}).status_code == 302
    assert client.post(path, {"album": [photo(size=(70, 40)), photo(size=(80, 40))]}).status_code == 302
    assert [opened(image).size[0] for image in pictures(rice)] == [60, 70, 80]
    assert "Picture 3" in client.get(path).content.decode()


def test_a_photo_taken_upright_stands_upright_and_says_nothing_of_place_and_time(client, rice):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "PHONE-MARKER"
    client.post(f"{SHOP}{rice.pk}/pictures/", {"camera": photo(exif=exif)})
    (image,) = pictures(rice)
    assert opened(image).size == (40, 60)
    assert b"PHONE-MARKER" not in image.original.open().read()


def test_a_phones_heic_becomes_a_jpeg(client, rice):
    client.post(f"{SHOP}{rice.pk}/pictures/", {"album": [photo("IMG_1.HEIC", "HEIF")]})
    (image,) = pictures(rice)
    assert (opened(image).format, image.original.name.endswith(".jpg")) == ("JPEG", True)


def test_turning_makes_a_new_file_and_the_old_one_goes(client, rice, django_capture_on_commit_callbacks):
    add_pictures(product=rice, pictures=[make_safe(photo())])
    (image,) = pictures(rice)
    old = image.original.name
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{SHOP}{rice.pk}/pictures/{image.pk}/", {"act": "turn"}).status_code == 302
    (turned,) = pictures(rice)
    assert (opened(turned).size, turned.original.name != old) == ((40, 60), True)
    assert opened(turned).convert("L").getpixel((20, 5)) < 50 < 200 < opened(turned).convert("L").getpixel((20, 55))
    assert not turned.original.storage.exists(old)


def test_the_first_picture_is_chosen_and_one_is_removed(client, rice):
    add_pictures(product=rice, pictures=[make_safe(photo(size=(width, 40))) for width in (60, 70, 80)])
    last, middle = pictures(rice)[2], pictures(rice)[1]
    client.post(f"{SHOP}{rice.pk}/pictures/{last.pk}/", {"act": "first"})
    assert [opened(image).size[0] for image in pictures(rice)] == [80, 60, 70]
    client.post(f"{SHOP}{rice.pk}/pictures/{middle.pk}/", {"act": "remove"})
    assert [opened(image).size[0] for image in pictures(rice)] == [80, 60]


def test_a_copy_keeps_its_pictures_when_the_first_product_loses_them(client, rice, django_capture_on_commit_callbacks):
    add_pictures(product=rice, pictures=[make_safe(photo())])
    copy = copy_product(product=rice)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{SHOP}{rice.pk}/pictures/{pictures(rice)[0].pk}/", {"act": "remove"})
    assert (pictures(rice), opened(pictures(copy)[0]).size) == ([], (60, 40))


@pytest.mark.parametrize("names", [{}, {"album": "broken"}, {"album": "many"}])
def test_nothing_what_is_no_picture_and_too_many_are_refused(client, rice, names):
    uploads = {"broken": [photo(), SimpleUploadedFile("x.jpg", b"<svg/>")], "many": [photo() for _one in range(9)]}
    data = {name: uploads[wanted] for name, wanted in names.items()}
    assert client.post(f"{SHOP}{rice.pk}/pictures/", data).status_code == 422
    assert pictures(rice) == []


@pytest.mark.parametrize("act", ["first", "turn", "remove", "odd"])
def test_the_pictures_of_another_village_are_not_there(client, rice, act):
    theirs = make_shop()[2]
    add_pictures(product=theirs, pictures=[make_safe(photo())])
    (image,) = pictures(theirs)
    for product in (theirs, rice):
        assert client.post(f"{SHOP}{product.pk}/pictures/{image.pk}/", {"act": act}).status_code == 404
    assert client.post(f"{SHOP}{theirs.pk}/pictures/", {"camera": photo()}).status_code == 404
    assert [one.original.name for one in pictures(theirs)] == [image.original.name]


def test_adding_needs_a_product_of_ones_own_even_to_look(client, rice):
    assert client.get(f"{SHOP}{make_shop()[2].pk}/pictures/").status_code == 404
    assert get_model("catalogue", "ProductImage").objects.count() == 0
