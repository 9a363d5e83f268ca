"""The demo's businesses: enough of them, in every state, in both languages, with vouchers taken and used."""

from datetime import timedelta

import pytest
from django.utils import timezone

from home.demo.content import COMMUNITIES, SMALL, read
from home.demo.corner import open_shops
from portal.businesses.models import Business, Offer, Voucher
from tests.demo.test_texts import pairs_in


@pytest.mark.parametrize("community", COMMUNITIES)
def test_every_community_has_its_shops_in_both_languages_with_phones_of_their_own(community):
    shops = read(f"businesses/{community}")
    assert len([shop for shop in shops if shop["state"] == "approved"]) >= 4
    assert [path for path, pair in pairs_in(shops) if not (pair.get("zh") and pair.get("en"))] == []
    assert len({shop["phone"] for shop in shops}) == len(shops)


@pytest.mark.django_db(transaction=True)
def test_the_small_demo_has_shops_and_offers_in_every_state_and_loading_again_adds_none(demo_rows):
    today = timezone.localdate()
    assert set(Business.objects.values_list("state", flat=True)) == {"approved", "asked", "closed"}
    offers = Offer.objects.all()
    assert offers.standing().exists()
    assert offers.filter(valid_from__gt=today).exists()
    assert offers.filter(valid_until__lt=today - timedelta(days=1)).exists()
    assert offers.exclude(withdrawn_at=None).exists()
    assert Voucher.objects.filter(used_at=None).exists()
    assert Voucher.objects.exclude(used_at=None).exists()
    counted = Business.objects.count(), Voucher.objects.count()
    open_shops(SMALL)
    assert (Business.objects.count(), Voucher.objects.count()) == counted
