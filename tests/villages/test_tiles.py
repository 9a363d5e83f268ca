"""The map with roads: there when an address is set, its host alone in the policy, points in its degrees."""

import re

import pytest
from django.urls import translate_url

from portal.places.gcj02 import to_gcj02
from portal.villages.tiles import on_tiles, tile_faults
from tests.villages.factories import bring_on

TILES = {
    "url": "https://tiles.example:8443/{z}/{x}/{y}.png",
    "attribution": "© Maps Example",
    "attribution_url": "https://tiles.example/about",
    "coordinates": "wgs84",
    "max_zoom": 17,
}


@pytest.fixture
def index():
    """The address of the list of villages with one village, which lies at 23.1, 102.7."""
    village = bring_on()
    return village.pages.get(locale__language_code="zh-hans").get_parent().get_url()


def images_allowed(response) -> str:
    return re.search(r"img-src ([^;]+)", response["Content-Security-Policy"])[1]


@pytest.mark.django_db
def test_without_an_address_the_page_knows_nothing_of_tiles(client, index):
    response = client.get(index)
    page = response.content.decode()
    assert ("leaflet" in page, "tiles.js" in page, "data-at" in page) == (False, False, False)
    assert images_allowed(response) == "'self' data:"


@pytest.mark.django_db
def test_with_an_address_its_host_alone_may_send_pictures_and_to_this_page_alone(client, index, settings):
    settings.MAP_TILES = TILES
    response = client.get(index)
    assert images_allowed(response) == "'self' data: https://tiles.example:8443"
    assert images_allowed(client.get(index.replace("villages/", ""))) == "'self' data:"
    page = response.content.decode()
    assert 'data-url="https://tiles.example:8443/{z}/{x}/{y}.png"' in page
    assert 'data-at="23.10000,102.70000"' in page
    assert '<a href="https://tiles.example/about" rel="noopener">© Maps Example</a>' in page
    assert page.count("<script") == page.count("tiles.js") + page.count("ld+json") == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("zh-hans", "看路的地图"), ("en", "Map with roads")])
def test_the_button_for_it_speaks_the_readers_language(client, index, settings, language, words):
    settings.MAP_TILES = TILES
    assert words in client.get(translate_url(index, language), follow=True).content.decode()


def test_a_chinese_provider_gets_its_shifted_degrees(settings):
    settings.MAP_TILES = {**TILES, "coordinates": "gcj02"}
    assert on_tiles(39.911954, 116.377817) == "39.91335,116.38405"
    settings.MAP_TILES = TILES
    assert on_tiles(39.911954, 116.377817) == "39.91195,116.37782"


@pytest.mark.parametrize(
    ("gps", "shifted"),
    [
        ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
        ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
        ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
    ],
    ids=["Shanghai", "Shenzhen", "Beijing"],
)
def test_the_shift_is_that_of_the_published_examples(gps, shifted):
    assert to_gcj02(*gps) == pytest.approx(shifted, abs=1e-9)


@pytest.mark.parametrize("abroad", [(48.86, 2.35), (-33.87, 151.21), (40.71, -74.01)])
def test_outside_china_nothing_is_shifted(abroad):
    assert to_gcj02(*abroad) == abroad


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"url": ""}, None),
        ({"url": "https://tiles.example/{z}/{x}.png"}, "MAP_TILES_URL has no {y}."),
        ({"url": "https://{s}.tiles.example/{z}/{x}/{y}.png"}, "MAP_TILES_URL names one host"),
        ({"url": "http://tiles.example/{z}/{x}/{y}.png"}, "MAP_TILES_URL begins with https://."),
        ({"attribution": ""}, "MAP_TILES_ATTRIBUTION names who made the map"),
        ({"coordinates": "bd09"}, "MAP_TILES_COORDINATES is wgs84 or gcj02."),
    ],
)
def test_a_setting_that_would_not_work_is_refused_in_a_sentence(settings, change, fault):
    settings.MAP_TILES = {**TILES, **change}
    found = tile_faults()
    assert [fault is not None and sentence.startswith(fault) for sentence in found] == ([True] if fault else [])
