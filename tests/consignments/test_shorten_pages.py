"""Saying what is missing: the village on the board, the buyer on the order's page; and the letter about it."""

from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from marketplace.consignments.shorter_letter import TELL, tell
from marketplace.placement.models import Adjustment
from portal.outbox.models import Message
from portal.payments.models import Attempt, Refund
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(scripted):
    """Return (village, product, paid parcel of three)."""
    village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, quantity=3, provider="scripted")
    return village, product, parcel


def village_path(parcel):
    """Return the address where the village says what is missing."""
    with translation.override("en"):
        return reverse("packing:less", kwargs={"number": parcel.number})


def buyer_path(parcel):
    """Return the address where the buyer takes something out."""
    with translation.override("en"):
        names = {"token": parcel.order.delivery.token, "number": parcel.number}
        return reverse("consignments:take-out", kwargs=names)


def answer(parcel, number, **more):
    """Return what the form posts for the parcel's only line."""
    return {f"line_{parcel.lines.get().pk}": number, "reason": "short", "key": "abc", **more}


def test_the_village_is_shown_what_changes_before_it_does(client, shop):
    village, product, parcel = shop
    client.force_login(make_manager(village))
    shown = client.post(village_path(parcel), answer(parcel, 1))
    assert shown.status_code == 200
    assert "1 instead of 3" in shown.content.decode()
    assert "The buyer gets ¥20 back at once" in shown.content.decode()
    assert (Adjustment.objects.count(), stock_of(product)) == (0, (20, 3))


def test_a_parcel_with_nothing_in_it_is_announced_as_cancelled(client, shop):
    village, _product, parcel = shop
    client.force_login(make_manager(village))
    assert "it is cancelled" in client.post(village_path(parcel), answer(parcel, 0)).content.decode()
    assert "it is cancelled" not in client.post(village_path(parcel), answer(parcel, 1)).content.decode()


def test_the_village_packs_less_and_the_buyer_has_the_money(client, shop, books):
    village, product, parcel = shop
    manager = make_manager(village)
    client.force_login(manager)
    done = client.post(village_path(parcel), answer(parcel, 1, sure="1", note="hail"), follow=True)
    assert f"Parcel {parcel.number} is smaller now; ¥20 goes back." in done.content.decode()
    assert "of 3 ordered" in done.content.decode()
    adjustment = Adjustment.objects.get()
    assert (adjustment.reason, adjustment.by, adjustment.note) == ("short", manager, "hail")
    assert (Attempt.objects.get().refunded, stock_of(product), books()) == (Decimal("20.00"), (18, 1), {})


def test_sending_the_answer_twice_gives_the_money_back_once(client, shop, books):
    village, product, parcel = shop
    client.force_login(make_manager(village))
    for _time in range(2):
        client.post(village_path(parcel), answer(parcel, 2, sure="1"))
    assert (Refund.objects.count(), Attempt.objects.get().refunded) == (1, Decimal("10.00"))
    assert (stock_of(product), books()) == ((19, 2), {})


@pytest.mark.parametrize(("number", "said"), [("4", "Not more than 3"), ("", "Enter a number"), ("3", "Nothing is")])
def test_a_wrong_number_is_said_and_keeps_what_was_typed(client, shop, number, said):
    village, product, parcel = shop
    client.force_login(make_manager(village))
    shown = client.post(village_path(parcel), answer(parcel, number, note="half of it froze", sure="1"))
    assert shown.status_code == 422
    assert said in shown.content.decode()
    assert "half of it froze" in shown.content.decode()
    assert (Adjustment.objects.count(), stock_of(product)) == (0, (20, 3))


def test_another_village_finds_no_such_parcel(client, shop):
    _village, product, parcel = shop
    other, _producer, _product = make_shop()
    client.force_login(make_manager(other))
    statuses = [client.get(village_path(parcel)).status_code]
    statuses.append(client.post(village_path(parcel), answer(parcel, 0, sure="1")).status_code)
    assert (statuses, Adjustment.objects.count(), stock_of(product)) == ([404, 404], 0, (20, 3))


def test_the_buyer_takes_something_out_and_it_stays_on_the_shelf(client, shop, books):
    _village, product, parcel = shop
    done = client.post(buyer_path(parcel), answer(parcel, 2, sure="1", reason="short"), follow=True)
    assert "the buyer took it back" in done.content.decode()
    assert (Adjustment.objects.get().reason, stock_of(product), books()) == ("buyer", (20, 2), {})


def test_a_parcel_of_another_order_is_not_found_with_this_key(client, shop):
    _village, product, parcel = shop
    (other,) = make_parcels(product, quantity=1, provider="scripted")
    with translation.override("en"):
        names = {"token": parcel.order.delivery.token, "number": other.number}
        path = reverse("consignments:take-out", kwargs=names)
    assert client.post(path, answer(other, 0, sure="1")).status_code == 404
    assert Adjustment.objects.count() == 0


def test_what_is_packed_leads_back_with_a_sentence(client, shop):
    _village, product, parcel = shop
    parcel.status = "packed"
    parcel.save()
    shown = client.post(buyer_path(parcel), answer(parcel, 1, sure="1"), follow=True)
    assert "is packed already" in shown.content.decode()
    assert (Adjustment.objects.count(), stock_of(product)) == (0, (20, 3))


@pytest.mark.parametrize(
    ("language", "subject", "money"),
    [("en", "will be smaller", "¥20 goes back"), ("zh-hans", "会少一点", "¥20 会退回")],
)
def test_the_buyer_reads_what_is_missing_in_the_own_language(client, shop, language, subject, money):
    village, _product, parcel = shop
    delivery = parcel.order.delivery
    delivery.language = language
    delivery.save()
    client.force_login(make_manager(village))
    client.post(village_path(parcel), answer(parcel, 1, sure="1", note="hail"))
    tell(Message.objects.get(kind=TELL).payload)
    letter = mail.outbox[-1]
    assert subject in letter.subject
    assert all(money in text and "hail" in text for text in (letter.body, letter.alternatives[0][0]))


def test_an_emptied_order_gets_the_letter_of_a_cancelled_one_alone(client, shop):
    village, _product, parcel = shop
    client.force_login(make_manager(village))
    client.post(village_path(parcel), answer(parcel, 0, sure="1"))
    assert not Message.objects.filter(kind=TELL).exists()
    assert Message.objects.filter(payload__name="cancelled").count() == 1
