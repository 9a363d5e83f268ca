"""A resident's own pages, tap by tap, and what they refuse."""

import pytest
from django.test import override_settings

from portal.residents.models import Residency
from tests.factories import make_user
from tests.residents.factories import add_building, flat_in, make_code, make_compound, make_request, make_resident

pytestmark = pytest.mark.django_db


def test_a_stranger_signs_in_first_and_comes_back(client):
    community = make_compound()
    response = client.get(f"/en/my-home/{community.slug}/join/")
    assert response.url == f"/en/accounts/login/?next=/en/my-home/{community.slug}/join/"


def test_a_code_leads_home_at_once(client):
    community = make_compound()
    user = make_user(first_name="W")
    client.force_login(user)
    page = client.get(f"/en/my-home/{community.slug}/join/")
    assert page.context["form"].initial["name"] == "W"
    code = make_code(flat_in(community))
    response = client.post(f"/en/my-home/{community.slug}/join/", {"code": code, "name": "W"}, follow=True)
    assert response.redirect_chain == [(f"/en/my-home/{community.slug}/", 302)]
    assert "Building 3, flat 101" in response.content.decode()


def test_a_letters_picture_fills_the_code_in(client):
    client.force_login(make_user())
    page = client.get("/en/my-home/code/?code=7KM2Q-X4TPN")
    assert page.context["form"].initial["code"] == "7KM2Q-X4TPN"


def test_a_wrong_code_keeps_what_was_typed(client):
    community = make_compound()
    client.force_login(make_user())
    response = client.post(f"/en/my-home/{community.slug}/join/", {"code": "AAAAA-AAAAA", "name": "Somebody"})
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="AAAAA-AAAAA"' in page
    assert 'value="Somebody"' in page
    assert "This code is not valid, or no longer." in page


@override_settings(THROTTLED=True)
def test_codes_are_not_guessed(client):
    community = make_compound()
    client.force_login(make_user())
    url = f"/en/my-home/{community.slug}/join/"
    answers = [client.post(url, {"code": f"AAAAA-AAA{n:02}", "name": "W"}).status_code for n in range(11)]
    assert answers == [422] * 10 + [429]
    right = client.post(url, {"code": make_code(flat_in(community)), "name": "W"})
    assert right.status_code == 429
    assert not Residency.objects.exists()


def test_the_way_without_a_code_is_building_then_flat(client):
    community = make_compound()
    other = add_building(community, "10", 2)
    client.force_login(make_user(first_name="T"))
    url = f"/en/my-home/{community.slug}/ask/"
    page = client.get(url)
    assert [building.number for building in page.context["buildings"]] == ["3", "10"]
    page = client.get(f"{url}?building={other.pk}")
    assert [flat.number for flat in page.context["form"].fields["flat"].queryset] == ["101", "102"]
    flat = other.flats.first()
    response = client.post(f"{url}?building={other.pk}", {"flat": flat.pk, "name": "T", "message": ""}, follow=True)
    assert "The office will answer" in response.content.decode()
    assert Residency.objects.get().flat == flat


def test_a_flat_of_another_compound_cannot_be_asked_for(client):
    here, there = make_compound(), make_compound()
    client.force_login(make_user())
    url = f"/en/my-home/{here.slug}/ask/?building={here.buildings.get().pk}"
    assert client.post(url, {"flat": flat_in(there).pk, "name": "T"}).status_code == 422
    assert not Residency.objects.exists()


def test_an_empty_compound_asks_for_a_letter(client):
    community = make_compound()
    community.buildings.all().delete()
    client.force_login(make_user())
    page = client.get(f"/en/my-home/{community.slug}/ask/").content.decode()
    assert "The office has not entered its buildings yet." in page


def test_a_community_without_an_office_has_no_such_pages(client):
    community = make_compound()
    community.office.delete()
    client.force_login(make_user())
    assert client.get(f"/en/my-home/{community.slug}/join/").status_code == 404


def test_my_home_is_there_for_its_residents_alone(client):
    home = make_resident(make_compound())
    slug = home.community.slug
    client.force_login(make_user())
    assert client.get(f"/en/my-home/{slug}/").url == f"/en/my-home/{slug}/join/"
    for path in ("neighbours/", "leave/"):
        assert client.get(f"/en/my-home/{slug}/{path}").status_code == 404
    for path in ("shown/", "invite/", "leave/", "take-back/"):
        assert client.post(f"/en/my-home/{slug}/{path}").status_code == 404
    home.refresh_from_db()
    assert home.state == "active"


def test_a_request_is_seen_changed_and_taken_back(client):
    home = make_request(make_compound())
    client.force_login(home.user)
    assert client.get("/en/my-home/").url == f"/en/my-home/{home.community.slug}/"
    page = client.get(f"/en/my-home/{home.community.slug}/").content.decode()
    assert "to be entered in Building 3, flat 101" in page
    client.post(f"/en/my-home/{home.community.slug}/take-back/")
    assert not Residency.objects.exists()


def test_moving_out_is_asked_first(client):
    home = make_resident(make_compound())
    client.force_login(home.user)
    url = f"/en/my-home/{home.community.slug}/leave/"
    assert "Move out?" in client.get(url).content.decode()
    assert Residency.objects.get().state == "active"
    client.post(url)
    assert Residency.objects.get().state == "left"


def test_my_home_costs_few_queries(client, remembered_parts, django_assert_max_num_queries):
    community = make_compound()
    home = make_resident(community)
    client.force_login(home.user)
    client.get(f"/en/my-home/{community.slug}/")  # what the frame and the parts remember
    for path in ("", "neighbours/"):
        with django_assert_max_num_queries(12):
            client.get(f"/en/my-home/{community.slug}/{path}")
