"""The villages around a community: in order, with news, within the budget."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.nearby.models import FrameAddress
from tests.businesses.factories import make_community, make_editor
from tests.factories import make_user
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MOST = 15


def settle(english: str, latitude: str, **facts):
    """Return a village brought on so far south of the community at 25° north."""
    place = {"latitude": Decimal(latitude), "longitude": Decimal("102")}
    return bring_on(f"村{english}", english, **place, facts={"county_zh_hans": "县", **facts})


@pytest.fixture
def here():
    settle("Farther", "23")
    settle("Near", "24.9", hours_from_city="1.5")
    settle("Far", "24")
    return make_community()


def named(text: str, *names: str) -> list[str]:
    found = [(text.index(f">{name}</a>"), name) for name in names if f">{name}</a>" in text]
    return [name for _at, name in sorted(found)]


NAMES = ("Near", "Far", "Farther")


def test_the_list_is_nearest_first_with_distance_and_travel_time(client, here):
    text = client.get(f"/en/around/{here.slug}/nearby/").content.decode()
    assert named(text, *NAMES) == ["Near", "Far", "Farther"]
    assert "11 km away" in text
    assert "1.5 h from Kunming" in text
    assert "222 km away" in text


@pytest.mark.parametrize(("within", "names"), [("100", ["Near"]), ("300", list(NAMES)), ("x", list(NAMES))])
def test_it_is_narrowed_by_distance(client, here, within, names):
    text = client.get(f"/en/around/{here.slug}/nearby/?within={within}").content.decode()
    assert named(text, *NAMES) == names


def test_a_village_without_a_page_and_a_community_without_one_are_not_there(client, here):
    from portal.villages.models import VillagePage

    for page in VillagePage.objects.filter(village__name_en="Far"):
        page.unpublish()
    assert named(client.get(f"/en/around/{here.slug}/nearby/").content.decode(), *NAMES) == ["Near", "Farther"]
    assert client.get("/en/around/nowhere/nearby/").status_code == 404


def test_the_communitys_page_shows_the_nearest_and_leads_to_all(client, here):
    text = client.get(f"/en/communities/{here.slug}/").content.decode()
    assert named(text, *NAMES) == list(NAMES)
    assert f'href="/en/around/{here.slug}/nearby/"' in text


def test_both_languages_have_the_list_and_say_so(client, here):
    text = client.get(f"/zh-hans/around/{here.slug}/nearby/").content.decode()
    assert "村Near" in text
    assert f"/en/around/{here.slug}/nearby/" in text.split('hreflang="en"')[1][:200]


@pytest.mark.parametrize("sort", ["distance", "season"])
def test_the_list_asks_no_more_for_more_villages(client, here, sort):
    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(f"/en/around/{here.slug}/nearby/?sort={sort}").status_code == 200
        return len(caught)

    count()
    few = count()
    for number in range(9):
        settle(f"More{number}", f"24.{number}")
    count()
    many = count()
    assert many <= min(few + 1, MOST)


def test_operators_alone_name_the_sites(client, here):
    add = reverse("frame-addresses:add")
    client.force_login(make_editor(here))
    assert client.post(add, {"community": here.pk, "origin": "https://x.example"}).status_code in {302, 403, 404}
    assert not FrameAddress.objects.exists()
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert client.get(add).status_code == 200
    for wrong in (
        "http://x.example",
        "https://x.example/path",
        "https://*.example",
        "https://x.example; img-src *",
        "x",
    ):
        assert client.post(add, {"community": here.pk, "origin": wrong}).status_code == 200, wrong
    assert not FrameAddress.objects.exists()
    assert client.post(add, {"community": here.pk, "origin": "https://home.example:8443"}).status_code == 302
    assert FrameAddress.objects.get().origin == "https://home.example:8443"
