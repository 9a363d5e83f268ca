"""A product's pictures: WebP and the card at once, AVIF from the worker."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from PIL import Image

from home.demo.darkroom import develop
from marketplace.catalogue import pictures
from marketplace.catalogue.pictures import make_twins, renditions
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_given_up(monkeypatch):
    """No picture is given up before the test."""
    monkeypatch.setattr(pictures, "_given_up", set())


def page_of(client, product) -> str:
    return client.get(f"/en/shop/catalogue/{product.slug}_{product.pk}/").content.decode()


def opened(address: str) -> tuple[Image.Image, int]:
    """Return the picture at an address and its size in bytes."""
    with default_storage.open(address.removeprefix("/media/")) as file:
        data = file.read()
    return Image.open(BytesIO(data)), len(data)


def test_pictures_are_square_webp_in_two_sizes_until_the_worker_comes(client, picture):
    product = make_product()
    found = renditions(picture(product))
    assert (sorted(found["webp"]), found["avif"]) == ([400, 800], {})
    assert all(url.endswith(".webp") for url in found["webp"].values())
    text = page_of(client, product)
    assert f'srcset="{found["webp"][400]} 400w, {found["webp"][800]} 800w"' in text
    assert "avif" not in text


def test_the_worker_adds_avif_and_the_page_offers_both(client, picture):
    product = make_product()
    image = picture(product)
    assert (make_twins(seconds=60), make_twins(seconds=60)) == (1, 0)
    cache.clear()
    found = renditions(image)
    text = page_of(client, product)
    source = f'<source type="image/avif" srcset="{found["avif"][400]} 400w, {found["avif"][800]} 800w"'
    assert text.index(source) < text.index(f'<img src="{found["webp"][400]}"')


def test_the_files_are_what_their_names_say_and_avif_is_the_smaller(picture):
    image = picture(make_product(), data=develop("product-honey"))
    make_twins(seconds=60)
    cache.clear()
    found = renditions(image)
    for size in (400, 800):
        light, light_bytes = opened(found["webp"][size])
        slow, slow_bytes = opened(found["avif"][size])
        assert (light.format, slow.format) == ("WEBP", "AVIF")
        assert light.size == slow.size == (size, size)
        assert slow_bytes < light_bytes
    card, _bytes = opened(found["jpg"][1200])
    assert (card.format, card.size) == ("JPEG", (1200, 630))


def test_a_lost_file_is_given_up_and_the_next_one_made(picture):
    kept, lost = picture(make_product()), picture(make_product())
    lost.original.storage.delete(lost.original.name)
    assert (make_twins(seconds=60), make_twins(seconds=60)) == (1, 0)
    assert list(renditions(kept)["avif"]) == [400, 800]


def test_no_time_makes_no_pictures(picture):
    picture(make_product())
    assert make_twins(seconds=0) == 0
