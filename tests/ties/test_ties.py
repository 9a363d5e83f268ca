"""What the market tells beside a village near a community, and who buys from a village."""

import pytest
from django.utils import timezone, translation

from marketplace.catalogue.seasons import bit_of
from marketplace.consignments.services import advance
from marketplace.notices.models import Wish
from portal.communities.models import PickupPoint
from portal.nearby.beside import told
from tests.businesses.factories import make_community
from tests.factories import make_product, make_user
from tests.placement.factories import make_basket, order_for, pickup
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def village():
    return bring_on("云梯村", "Yunti")


@pytest.fixture
def here():
    community = make_community()
    place = {"latitude": 25, "longitude": 102}
    PickupPoint.objects.create(community=community, slug="gate", name="东门", address="1 号", **place)
    return community


def order(product, community, user=None):
    """Return an order of one product to the community's shelf."""
    point = pickup(community.pickup_points.get())
    return order_for(make_basket((product, 1), user=user), "10.00", delivery=point, user=user).order


def said(village, community) -> dict[str, list[str]]:
    """Return what each kind tells of the village, in English."""
    with translation.override("en"):
        return {one["name"]: [word.text for word in one["said"]] for one in told([village.pk], community)[village.pk]}


def test_what_is_in_season_today_is_named_and_nothing_else(village, here):
    now = timezone.localdate().month
    make_product(village.producer, title_en="Ripe", season_months=bit_of(now))
    make_product(village.producer, title_en="Unripe", season_months=bit_of(now % 12 + 1))
    make_product(village.producer, title_en="Always", season_months=0b111111111111)
    assert said(village, here) == {"season": ["Ripe"]}


def test_parcels_on_their_way_here_are_counted_by_village_and_those_for_others_are_not(village, here):
    product = make_product(village.producer)
    elsewhere = make_community()
    place = {"latitude": 25, "longitude": 102}
    PickupPoint.objects.create(community=elsewhere, slug="other", name="西门", address="1 号", **place)
    first, _second = order(product, here), order(product, here)
    order(product, elsewhere)
    assert said(village, here)["arrivals"] == ["2 parcels for this community"]
    for to in ("packed", "on_the_road", "at_point"):
        advance(consignment=first.consignments.get(), to=to)
    assert said(village, here)["arrivals"] == ["1 parcel for this community"]


def test_a_list_can_be_sorted_by_what_is_in_season(client, village, here):
    ripe = bring_on("花垄", "Hualong", latitude=22)
    make_product(ripe.producer, season_months=bit_of(timezone.localdate().month))
    text = client.get(f"/en/around/{here.slug}/nearby/?sort=season").content.decode()
    assert text.index(">Hualong</a>") < text.index(">Yunti</a>")
    text = client.get(f"/en/around/{here.slug}/nearby/").content.decode()
    assert text.index(">Yunti</a>") < text.index(">Hualong</a>")


def page_of(client, village) -> str:
    return client.get(f"/en/villages/{village.slug}/").content.decode()


def test_a_village_names_the_communities_that_buy_there_by_orders_and_no_person(client, village, here):
    assert 'id="buyers"' not in page_of(client, village)
    product, buyer = make_product(village.producer), make_user(first_name="Marker")
    for _order in range(2):
        order(product, here, user=buyer)
    from django.core.cache import cache

    cache.clear()
    text = page_of(client, village)
    assert ">Green Lake</a>" in text
    assert "2 orders in a year" in text
    assert "Marker" not in text


def test_a_village_says_what_people_wait_for_only_when_somebody_does(client, village):
    gone = make_product(village.producer, title_en="Walnuts", stock=0)
    Wish.objects.create(product=gone, email="a@example.com", language="en")
    assert "What people wait for" not in page_of(client, village)
    from django.core.cache import cache

    for name in ("b", "c"):
        Wish.objects.create(product=gone, email=f"{name}@example.com", language="en", confirmed_at=timezone.now())
    cache.clear()
    text = page_of(client, village)
    assert "Walnuts" in text
    assert "2 people wait" in text
    assert "example.com" not in text
