"""The drawn map: villages where they lie, with the numbers of the list, names where they find room."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.conf import settings

from portal.communities.services import bring_on_community
from portal.villages.frame import HEIGHT, UNITS_PER_KM, WIDTH, project
from portal.villages.relief import pinned
from portal.villages.services import page_of
from tests.factories import make_user
from tests.villages.factories import bring_on

RELIEF = settings.BASE_DIR / "static/img/relief.svg"


def test_the_projection_puts_known_places_where_they_belong():
    assert (WIDTH, HEIGHT) == (800, 1021)
    assert project(28.7 - 1, 97.6 + 1) == (125, 138)
    kunming, dali = project(25.04, 102.71), project(25.61, 100.27)
    far = ((kunming[0] - dali[0]) ** 2 + (kunming[1] - dali[1]) ** 2) ** 0.5 / UNITS_PER_KM
    assert 245 < far < 260  # 253 km in the air


@pytest.mark.parametrize("place", [(39.9, 116.4), (21.3, 100.0), (25.0, 104.5), (28.8, 100.0)])
def test_what_lies_outside_has_no_pin(place):
    assert project(*place) is None
    assert pinned([("远方", "/x/", *place, 1)]) == []


def test_names_stand_right_of_their_pins_left_at_the_edge_and_nowhere_in_a_crowd():
    places = [
        ("云梯村", "/1/", 25.0, 100.0, 1),
        ("边上村", "/2/", 24.0, 103.7, 2),
        ("甲村", "/3/", 23.00, 100.00, 3),
        ("乙村", "/4/", 23.05, 100.45, 4),
        ("丙村", "/5/", 22.95, 99.55, 5),
    ]
    assert [pin.side for pin in pinned(places)] == ["right", "left", "", "right", "left"]


def test_the_drawing_fits_the_frame_and_a_slow_line():
    root = ElementTree.parse(RELIEF).getroot()
    assert root.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    assert RELIEF.stat().st_size < 64_000


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_pin_leads_to_its_village_under_the_number_of_the_list(client, language):
    one, two = bring_on(), bring_on("海尾村", "Haiwei", latitude=Decimal("25.97"), longitude=Decimal("100.06"))
    html = client.get(f"/{language}/villages/").content.decode()
    drawn = html[html.index('<svg class="map"') :]
    drawn = drawn[: drawn.index("</svg>")]
    for number, village in enumerate((one, two), start=1):
        x, y = project(float(village.latitude), float(village.longitude))
        assert f'<a href="/{language}/villages/{village.slug}/" aria-label="{number} ' in drawn
        assert f'cx="{x}" cy="{y}" r="24"' in drawn
    numbers = re.findall(r'<span class="no">(\d+)</span> <a href="([^"]+)"', html)
    assert numbers == [("1", f"/{language}/villages/{one.slug}/"), ("2", f"/{language}/villages/{two.slug}/")]


@pytest.mark.django_db
def test_the_city_is_on_the_map_when_a_community_has_a_page(client):
    bring_on()
    bring_on_community(
        slug="green-lake",
        latitude=Decimal("25.05"),
        longitude=Decimal("102.70"),
        titles={"zh-hans": "翠湖里"},
        facts={},
        operator=make_user(is_staff=True, is_superuser=True),
    )
    html = client.get("/zh-hans/villages/").content.decode()
    assert '<a href="/zh-hans/communities/" aria-label="昆明" class="city">' in html


@pytest.mark.django_db
def test_without_a_community_there_is_no_city_on_the_map(client):
    bring_on()
    html = client.get("/zh-hans/villages/").content.decode()
    assert ('<svg class="map"' in html, 'class="city"' in html) == (True, False)


@pytest.mark.django_db
def test_a_village_s_own_page_shows_where_it_lies(client):
    village = bring_on()
    page = page_of(village)
    page.getting_there = [("text", "<p>Bus</p>")]
    page.save_revision().publish()
    html = client.get(f"/zh-hans/villages/{village.slug}/").content.decode()
    x, y = project(float(village.latitude), float(village.longitude))
    assert f'cx="{x}" cy="{y}" r="24"' in html
    assert 'class="no"' not in html


@pytest.mark.django_db
def test_the_map_costs_the_same_however_many_villages_there_are(client, django_assert_max_num_queries):
    for number in range(12):
        bring_on(latitude=Decimal("22") + number * Decimal("0.5"))
    client.get("/zh-hans/villages/")
    with django_assert_max_num_queries(12):
        client.get("/zh-hans/villages/")
