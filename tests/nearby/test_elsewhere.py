"""What other sites get: data for anybody, a page to be framed at named addresses alone, and never a cookie."""

import pytest
from django.test import Client

from portal.nearby.models import FrameAddress
from tests.businesses.factories import make_community
from tests.nearby.test_around import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    settle("Near", "24.9")
    return make_community()


def ancestors(response) -> list[str]:
    """Return what the policy says of frames."""
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return next(part[1:] for part in parts if part and part[0] == "frame-ancestors")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("end", [".json", "/"])
def test_neither_sets_a_cookie_and_both_may_be_kept(here, language, end):
    response = Client(headers={"accept-language": "fr"}).get(f"/embed/nearby/{language}/{here.slug}{end}")
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=600"


def test_the_data_name_each_village_with_distance_and_a_whole_address(client, here, settings):
    body = client.get(f"/embed/nearby/en/{here.slug}.json")
    assert body["Access-Control-Allow-Origin"] == "*"
    found = body.json()
    assert found["community"] == "Green Lake"
    village = found["villages"][0]
    assert (village["name"], village["km"], village["county"]) == ("Near", 11, "县")
    assert village["url"].startswith(settings.WAGTAILADMIN_BASE_URL + "/en/villages/")


def test_the_page_may_be_framed_where_an_operator_says_and_nowhere_else(client, here):
    path = f"/embed/nearby/en/{here.slug}/"
    assert ancestors(client.get(path)) == ["'self'"]
    other = make_community()
    FrameAddress.objects.create(community=here, origin="https://home.example")
    response = client.get(path)
    assert ancestors(response) == ["'self'", "https://home.example"]
    assert "X-Frame-Options" not in response
    assert ancestors(client.get(f"/embed/nearby/en/{other.slug}/")) == ["'self'"]
    assert ancestors(client.get(f"/en/around/{here.slug}/nearby/")) == ["'self'"]


def test_the_page_has_no_frame_of_ours_and_leads_out_of_the_window(client, here):
    text = client.get(f"/embed/nearby/en/{here.slug}/").content.decode()
    assert "<header" not in text
    assert "<script" not in text
    assert text.count('target="_blank" rel="noopener"') == 2


def test_an_unknown_language_or_community_is_not_there(client, here):
    for path in (f"/embed/nearby/fr/{here.slug}/", "/embed/nearby/en/nowhere/", "/embed/nearby/en/nowhere.json"):
        assert client.get(path, follow=True).status_code == 404
