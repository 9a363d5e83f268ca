"""Orders through the three companies' real protocols: from button to order, and what a late payment comes to."""

from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.placement.services import cancel_order, reap
from portal.outbox.models import Message
from portal.payments import services
from portal.payments.models import Attempt, Refund
from tests.factories import make_product
from tests.payments.houses import HOUSES, AlipayHouse, WeChatHouse
from tests.placement.factories import Basket, make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    with request.param(settings) as house:
        yield house


@pytest.fixture
def rice():
    return make_product(price="10.00", stock=5)


def begin(house, rice, **more) -> Placement:
    """Return a placement of two whose buyer is on the company's page."""
    about = {"provider": house.code, "origin": "https://yunli.example", "request_ip": "203.0.113.7", **more}
    placement = order_for(make_basket((rice, 2)), "20.00", **about)
    house.visit(placement.attempt)
    return placement


def test_who_pays_has_an_order_and_the_books_agree(client, house, rice, books):
    placement = begin(house, rice)
    house.pay(placement.attempt)

    assert house.post(client, house.message(placement.attempt)).status_code == 200

    placement.refresh_from_db()
    assert (placement.status, stock_of(rice), books()) == ("placed", (5, 2), {})
    assert placement.attempt.payer_address is None


def test_paid_after_its_release_is_reserved_again_when_all_is_there(client, house, rice, books):
    placement = begin(house, rice)
    house.pay(placement.attempt)
    services.give_up(attempt=placement.attempt)
    assert stock_of(rice) == (5, 0)

    house.post(client, house.message(placement.attempt))

    placement.refresh_from_db()
    assert (placement.status, stock_of(rice), Refund.objects.count(), books()) == ("placed", (5, 2), 0, {})


def test_paid_after_its_release_goes_back_at_once_when_the_goods_are_gone_and_the_buyer_is_told(
    client, house, rice, books
):
    placement = begin(house, rice)
    house.pay(placement.attempt)
    services.give_up(attempt=placement.attempt)
    rice.stockrecords.update(num_in_stock=1)

    for number in range(2):
        house.post(client, house.message(placement.attempt, id=f"evt-{number}"))

    attempt = Attempt.objects.get()
    assert (attempt.status, attempt.refunded, Order.objects.count()) == ("refunded", Decimal("20.00"), 0)
    assert house.refunded() == {f"late-{attempt.number}": Decimal("20.00")}
    assert Message.objects.get().payload["name"] == "refunded"
    assert Basket.objects.get(pk=placement.basket_id).status == Basket.OPEN
    assert books() == {}


def test_the_reaper_finds_what_was_paid_without_a_message(house, rice, books):
    placement = begin(house, rice)
    house.pay(placement.attempt)

    assert reap(now=timezone.now() + timezone.timedelta(minutes=36)).settled == 1

    placement.refresh_from_db()
    assert (placement.status, books()) == ("placed", {})


def test_a_cancelled_order_sends_the_money_back_the_way_it_came(client, house, rice, books):
    placement = begin(house, rice)
    house.pay(placement.attempt)
    house.post(client, house.message(placement.attempt))
    placement.refresh_from_db()

    cancel_order(order=placement.order, reason="test")
    services.send_refunds()

    assert sum(house.refunded().values()) == Decimal("20.00")
    assert (Attempt.objects.get().status, books()) == ("refunded", {})


def test_a_refund_the_company_refuses_is_money_to_give_back(client, house, rice, books):
    placement = begin(house, rice)
    house.pay(placement.attempt)
    house.post(client, house.message(placement.attempt))
    house.take_back_elsewhere(placement.attempt, Decimal("15.00"))
    placement.refresh_from_db()

    cancel_order(order=placement.order, reason="test")
    services.send_refunds()

    assert (Refund.objects.get().status, books()) == ("to_hand_back", {})


@pytest.mark.parametrize(("on_phone", "method"), [(True, "alipay.trade.wap.pay"), (False, "alipay.trade.page.pay")])
def test_alipays_page_suits_the_payers_device(settings, rice, on_phone, method):
    with AlipayHouse(settings) as house:
        placement = begin(house, rice, on_phone=on_phone)

        assert house.office.trades[placement.attempt.number]["method"] == method


def test_wechat_on_a_phone_opens_its_page_for_this_address(settings, rice):
    with WeChatHouse(settings) as house:
        placement = begin(house, rice, on_phone=True)

        order = house.office.orders[placement.attempt.number]
        assert (order["kind"], order["scene_info"]["payer_client_ip"]) == ("h5", "203.0.113.7")
        back = "redirect_url=https%3A%2F%2Fyunli.example%2Fen%2Fshop%2Fpayment%2F" + placement.attempt.number
        assert back in placement.attempt.redirect_url
