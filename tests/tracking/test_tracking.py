"""Following an order without an account."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.phones import local_phone, masked_phone
from marketplace.consignments.services import advance, undo
from marketplace.consignments.tracking import steps_of
from tests.checkout.factories import make_delivering_producer
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.factories import make_basket, order_for, pickup, stock_of

pytestmark = pytest.mark.django_db
LOOKUP = "/en/shop/track/"
NOTHING = "We found no order with this code and phone number. Please check both."


def make_order(*products_and_quantities, total="10.00", **more):
    """Return the delivery of an order of a guest whose phone ends in 0001."""
    return order_for(make_basket(*products_and_quantities), total, **more).order.delivery


@pytest.fixture
def delivery():
    point = make_pickup_point(name_en="East gate", hours_text_en="Saturday 10:00–12:00", phone="0871-5550 111")
    return make_order((make_product(stock=10), 1), delivery=pickup(point))


def test_link_shows_parcels_point_code_and_what_to_pay(delivery):
    page = Client().get(f"{LOOKUP}{delivery.token}/").content.decode()
    for words in ("East gate", "Saturday 10:00–12:00", delivery.pickup_code, "Pay ¥10 when you collect", "138****0001"):
        assert words in page
    assert "13800000001" not in page


@pytest.mark.parametrize("by", ["number", "pickup_code"])
def test_order_is_found_by_number_or_code_and_the_phones_last_four(delivery, by):
    code = delivery.order.number if by == "number" else delivery.pickup_code
    response = Client().post(LOOKUP, {"code": f" {code} ", "tail": "0001"})
    assert (response.status_code, response["Location"]) == (302, f"{LOOKUP}{delivery.token}/")


def test_wrong_code_and_wrong_phone_get_the_same_answer(delivery):
    answers = []
    for code, tail in ((delivery.pickup_code, "9999"), ("no-such", "0001"), (delivery.token, "0001"), ("\x00", "0001")):
        response = Client().post(LOOKUP, {"code": code, "tail": tail})
        page = response.content.decode()
        answers.append(response.status_code)
        assert "\x00" in code or NOTHING in page
    assert answers == [422] * 4


@pytest.mark.parametrize("tail", ["", "1", "00001", "%___", "____", "a0001"])
def test_less_or_more_than_four_digits_finds_nothing(delivery, tail):
    assert Client().post(LOOKUP, {"code": delivery.pickup_code, "tail": tail}).status_code == 422


def test_unknown_link_is_not_there():
    assert Client().get(f"{LOOKUP}nobody-knows/").status_code == 404


def test_steps_carry_the_times_of_what_still_stands(delivery):
    parcel, manager = Consignment.objects.get(), make_user()
    advance(consignment=parcel, to="packed", by=manager)
    at = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    ConsignmentEvent.objects.filter(new_status="packed").update(at=at)
    steps = steps_of(parcel=Consignment.objects.get(), delivery=delivery)
    assert [step.done for step in steps] == [True, True, True, False, False, False]
    assert steps[2].at == at
    ConsignmentEvent.objects.filter(new_status="packed").update(at=datetime.now(tz=ZoneInfo("UTC")))
    undo(consignment=Consignment.objects.get(), by=manager)
    steps = steps_of(parcel=Consignment.objects.get(), delivery=delivery)
    assert [step.done for step in steps] == [True, False, False, False, False, False]
    assert [step.at for step in steps[1:]] == [None] * 5
    assert steps[1].due == parcel.pack_by


def test_buyer_cancels_while_nothing_is_packed(delivery):
    product = delivery.order.lines.get().product
    client, link = Client(), f"{LOOKUP}{delivery.token}/"
    assert "Cancel the order" in client.get(link).content.decode()
    assert "Yes, cancel the order" in client.get(f"{link}cancel/").content.decode()
    delivery.order.refresh_from_db()
    assert delivery.order.status == "placed"
    page = client.post(f"{link}cancel/", follow=True).content.decode()
    delivery.order.refresh_from_db()
    assert delivery.order.status == "cancelled"
    assert stock_of(product) == (10, 0)
    assert "This order is cancelled." in page
    assert "Cancel the order" not in page


def test_packed_order_is_not_cancelled(delivery):
    advance(consignment=Consignment.objects.get(), to="packed")
    client, link = Client(), f"{LOOKUP}{delivery.token}/"
    assert "Cancel the order" not in client.get(link).content.decode()
    page = client.post(f"{link}cancel/", follow=True).content.decode()
    assert "A parcel of this order has been packed already." in page
    delivery.order.refresh_from_db()
    assert delivery.order.status == "placed"


def test_bank_transfer_says_to_whom_how_much_and_the_reference(settings):
    settings.BANK_ACCOUNT = {"holder": "Yunli", "number": "6200 1111", "bank": "Bank of Kunming"}
    found = make_order((make_product(), 1), provider="bank_transfer")
    page = Client().get(f"{LOOKUP}{found.token}/").content.decode()
    for words in ("Please transfer ¥10 by", "Yunli", "6200 1111", "Bank of Kunming", found.order.number):
        assert words in page


def test_thank_you_page_has_code_link_and_qr_without_inline_style(delivery):
    response = Client().get(f"/en/shop/checkout/thanks/{delivery.token}/")
    page = response.content.decode()
    assert delivery.pickup_code in page
    assert f"http://testserver{LOOKUP}{delivery.token}/" in page
    assert "<svg" in page[page.index('class="qr"') :]
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert "no-store" in response["Cache-Control"]


def test_queries_do_not_grow_with_villages_and_lines(django_assert_max_num_queries):
    point = make_pickup_point()
    for villages in (1, 4):
        bought = [(make_product(make_delivering_producer()), 1) for _village in range(villages)]
        found = make_order(*bought, total=f"{10 * villages}.00", delivery=pickup(point))
        client = Client()
        client.get(f"{LOOKUP}{found.token}/")
        with django_assert_max_num_queries(12) as counted:
            client.get(f"{LOOKUP}{found.token}/")
        if villages == 1:
            first = len(counted)
    assert len(counted) == first


@pytest.mark.parametrize(
    ("kept", "local", "masked"),
    [
        ("+8613800008000", "13800008000", "138****8000"),
        ("+8687165550100", "087165550100", "087****0100"),
        ("+16502530000", "+16502530000", "+16****0000"),
        ("", "", "****"),
    ],
)
def test_phone_numbers_for_people_and_for_strangers(kept, local, masked):
    assert (local_phone(kept), masked_phone(kept)) == (local, masked)
