"""A voucher is taken once by each, counts once at its own counter, and can be taken back for five minutes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.businesses.exceptions import AlreadyUsed, NoneLeft, NoSuchVoucher, OfferOver, TooLate
from portal.businesses.models import Voucher
from portal.businesses.services import take_voucher, undo_use, use_voucher, withdraw_offer
from portal.ledger.invariants import check_all
from tests.businesses.factories import make_business, make_offer, make_voucher
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SENTENCE = "vouchers of businesses: taken is not more than offered, used not more than taken"


@pytest.fixture
def shop():
    return make_business()


@pytest.fixture
def owner(shop):
    return shop.owners.get()


def test_a_neighbour_takes_one_and_gets_the_same_one_again(client, shop):
    offer, neighbour = make_offer(shop, places=2), make_user()
    client.force_login(neighbour)
    first = client.post(reverse("businesses:take", args=[offer.pk]))
    again = client.post(reverse("businesses:take", args=[offer.pk]))
    voucher = Voucher.objects.get()
    assert first["Location"] == again["Location"] == reverse("vouchers:show", args=[voucher.code])
    assert (voucher.user, len(voucher.code), voucher.code.isdigit()) == (neighbour, 8, True)
    page = client.get(first["Location"]).content.decode()
    assert voucher.spaced in page
    assert "<svg" in page
    assert voucher.code in client.get(reverse("vouchers:list")).content.decode()


def test_a_stranger_is_asked_to_sign_in_and_takes_nothing(client, shop):
    offer = make_offer(shop)
    assert "/accounts/login/" in client.post(reverse("businesses:take", args=[offer.pk]))["Location"]
    assert not Voucher.objects.exists()
    page = client.get(shop.get_absolute_url())
    assert "csrftoken" not in page.cookies
    assert f"?next={shop.get_absolute_url()}" in page.content.decode()


def test_when_all_are_taken_it_says_so(client, shop):
    offer = make_offer(shop, places=1)
    take_voucher(offer=offer, by=make_user())
    with pytest.raises(NoneLeft):
        take_voucher(offer=offer, by=make_user())
    client.force_login(make_user())
    response = client.post(reverse("businesses:take", args=[offer.pk]).replace("zh-hans", "en"), follow=True)
    assert "All vouchers of this offer are taken." in response.content.decode()
    assert Voucher.objects.count() == 1


@pytest.mark.parametrize("why", ["past", "ahead", "withdrawn", "taken_off"])
def test_an_offer_that_does_not_hold_gives_no_voucher(shop, owner, why):
    today = timezone.localdate()
    days = {"past": (-5, -1), "ahead": (1, 5)}.get(why, (0, 5))
    first, last = (today + timedelta(days=day) for day in days)
    offer = make_offer(shop, valid_from=first, valid_until=last)
    if why == "withdrawn":
        withdraw_offer(offer=offer, by=owner)
    if why == "taken_off":
        shop.state = "closed"
        shop.save()
    with pytest.raises(OfferOver):
        take_voucher(offer=offer, by=make_user())
    assert not Voucher.objects.exists()


def test_it_counts_once_and_the_second_time_names_the_first(client, shop, owner):
    voucher = take_voucher(offer=make_offer(shop), by=make_user())
    client.force_login(owner)
    counter = reverse("my_business:counter", args=[shop.pk]).replace("zh-hans", "en")
    moment = timezone.localtime().replace(hour=17, minute=5, second=0, microsecond=0) + timedelta(days=1)
    with time_machine.travel(moment, tick=False):
        assert client.post(counter, {"code": voucher.spaced}).status_code == 302
        response = client.post(counter, {"code": voucher.code})
    voucher.refresh_from_db()
    assert (voucher.used_at, voucher.used_by) == (moment, owner)
    assert response.status_code == 422
    assert f"This voucher was used already, on {moment.day} {moment:%B} {moment.year} at 17:05." in (
        response.content.decode()
    )


def test_a_scanned_code_is_shown_and_counts_at_the_tap_only(client, shop, owner):
    voucher = take_voucher(offer=make_offer(shop), by=make_user())
    client.force_login(owner)
    response = client.get(reverse("voucher_scan", args=[voucher.code]))
    assert response["Location"].endswith(f"/my-business/{shop.pk}/counter/?code={voucher.code}")
    page = client.get(response["Location"]).content.decode()
    assert f'value="{voucher.code}"' in page
    assert Voucher.objects.get().used_at is None
    client.force_login(voucher.user)
    assert client.get(reverse("voucher_scan", args=[voucher.code]))["Location"].endswith(f"vouchers/{voucher.code}/")
    client.force_login(make_user())
    assert client.get(reverse("voucher_scan", args=[voucher.code]), follow=True).status_code == 404


def test_a_voucher_of_one_shop_is_not_there_at_another(client, shop):
    voucher = take_voucher(offer=make_offer(shop), by=make_user())
    other = make_business(shop.community)
    keeper = other.owners.get()
    client.force_login(keeper)
    response = client.post(reverse("my_business:counter", args=[other.pk]), {"code": voucher.code})
    assert response.status_code == 404
    assert client.post(reverse("my_business:undo", args=[other.pk, voucher.code])).status_code == 404
    assert client.get(reverse("voucher_scan", args=[voucher.code]), follow=True).status_code == 404
    with pytest.raises(NoSuchVoucher):
        use_voucher(business=other, code=voucher.code, by=keeper)
    with pytest.raises(PermissionDenied):
        use_voucher(business=shop, code=voucher.code, by=keeper)
    assert Voucher.objects.get().used_at is None


def test_a_use_is_taken_back_within_five_minutes_and_no_later(client, shop, owner):
    voucher = take_voucher(offer=make_offer(shop), by=make_user())
    client.force_login(owner)
    undo = reverse("my_business:undo", args=[shop.pk, voucher.code])
    use_voucher(business=shop, code=voucher.code, by=owner)
    assert client.post(undo).status_code == 302
    assert Voucher.objects.get().used_at is None
    used = use_voucher(business=shop, code=voucher.code, by=owner)
    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1)):
        client.post(undo)
        with pytest.raises(TooLate):
            undo_use(business=shop, code=voucher.code, by=owner)
    assert Voucher.objects.get().used_at == used.used_at


def test_it_holds_to_the_end_of_the_last_day_also_when_withdrawn(shop, owner):
    offer = make_offer(shop)
    first, second = (take_voucher(offer=offer, by=make_user()) for _neighbour in range(2))
    withdraw_offer(offer=offer, by=owner)
    assert use_voucher(business=shop, code=first.code, by=owner).used_at
    with time_machine.travel(timezone.now() + timedelta(days=9)), pytest.raises(OfferOver):
        use_voucher(business=shop, code=second.code, by=owner)
    with pytest.raises(AlreadyUsed):
        use_voucher(business=shop, code=first.code, by=owner)


def test_guessing_codes_ends_after_twenty_misses_and_hits_are_not_counted(client, shop, owner, settings):
    settings.THROTTLED = True
    offer = make_offer(shop)
    client.force_login(owner)
    counter = reverse("my_business:counter", args=[shop.pk])
    for _voucher in range(22):
        assert client.post(counter, {"code": make_voucher(offer).code}).status_code == 302
    answers = [client.post(counter, {"code": f"0000000{number % 10}"}).status_code for number in range(21)]
    assert answers == [404] * 20 + [429]
    waiting = make_voucher(offer)
    assert client.post(counter, {"code": waiting.code}).status_code == 429
    waiting.refresh_from_db()
    assert waiting.used_at is None


def test_somebody_elses_voucher_is_not_there(client, shop):
    voucher = make_voucher(make_offer(shop))
    client.force_login(make_user())
    assert client.get(reverse("vouchers:show", args=[voucher.code])).status_code == 404


def test_the_books_find_an_offer_that_gave_too_many(shop):
    offer = make_offer(shop, places=1)
    make_voucher(offer)
    assert check_all()[SENTENCE].broken == ""
    make_voucher(offer)
    assert check_all()[SENTENCE].broken == f"offer {offer.pk}: 1 offered, 2 taken, 0 used"
