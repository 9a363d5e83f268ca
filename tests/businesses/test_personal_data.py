"""What is downloaded of a person, and what is left when the account goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.businesses.models import Business, Voucher
from portal.businesses.services import ask_to_be_listed
from portal.users.personal_data import collect_personal_data
from portal.users.services import erase_account
from tests.businesses.factories import make_business, make_community, make_offer, make_voucher
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_download_holds_businesses_and_vouchers():
    person = make_user()
    make_business(owner=person, name_zh_hans="我的店")
    voucher = make_voucher(make_offer(), person)
    data = collect_personal_data(person)
    assert [shop["name_zh_hans"] for shop in data["businesses"]] == ["我的店"]
    assert [(one["code"], one["used"]) for one in data["vouchers_of_businesses"]] == [(voucher.code, None)]


def test_erasing_frees_unused_vouchers_and_keeps_the_count_of_used_ones():
    person, offer = make_user(), make_offer(places=5)
    make_voucher(offer, person)
    used = make_voucher(make_offer(), person, used_at=timezone.now() + timedelta(seconds=1))
    erase_account(user=person)
    assert list(Voucher.objects.values_list("pk", "user")) == [(used.pk, None)]


def test_a_shop_with_nobody_left_is_taken_off_without_its_phone_and_a_shared_one_stays():
    person, partner = make_user(), make_user()
    alone = make_business(owner=person, phone="0871-5550 177")
    shared = make_business(owner=person, phone="0871-5550 178")
    shared.owners.add(partner)
    asked = ask_to_be_listed(community=make_community(), facts={"name_en": "Wish", "kind": "other"}, by=person)
    erase_account(user=person)
    rows = Business.objects.order_by("pk").values_list("pk", "state", "phone")
    assert list(rows) == [(alone.pk, "closed", ""), (shared.pk, "approved", "0871-5550 178")]
    assert list(shared.owners.all()) == [partner]
    assert not Business.objects.filter(pk=asked.pk).exists()
