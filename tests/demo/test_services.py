"""The demo's services: every kind in both communities, requests in every state, ratings with answers."""

import pytest

from home.demo.content import COMMUNITIES, SMALL, read
from home.demo.trades import offer_services
from portal.trades.kinds import Kind, State
from portal.trades.models import Errand, Service
from tests.demo.test_texts import pairs_in


@pytest.mark.parametrize("community", COMMUNITIES)
def test_every_community_has_services_of_every_kind_in_both_languages(community):
    shops = read(f"services/{community}")
    assert {service["kind"] for shop in shops for service in shop["services"]} == set(Kind.values)
    assert [path for path, pair in pairs_in(shops) if not (pair.get("zh") and pair.get("en"))] == []
    named = {shop["business"] for shop in shops}
    assert named <= {shop["name"]["en"] for shop in read(f"businesses/{community}") if shop["state"] == "approved"}


@pytest.mark.django_db(transaction=True)
def test_the_small_demo_has_requests_in_every_state_and_loading_again_adds_none(demo_rows):
    assert set(Errand.objects.values_list("state", flat=True)) == set(State.values)
    assert Errand.objects.rated().exclude(answer="").exists()
    counted = Service.objects.count(), Errand.objects.count()
    offer_services(SMALL)
    assert (Service.objects.count(), Errand.objects.count()) == counted
