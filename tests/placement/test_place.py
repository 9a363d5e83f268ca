"""From a basket to an order."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from marketplace.placement.choices import Delivery
from marketplace.placement.models import Placement
from marketplace.placement.services import providers_for
from marketplace.producers.models import DeliveryBand, DeliveryZone
from portal.outbox.models import Message
from portal.payments.models import Attempt
from tests.factories import make_producer, make_product, make_user
from tests.placement.factories import BUYER, Basket, make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
AT_HOME = {"province": "53", "city": "昆明市", "district": "五华区", "street": "翠湖路 1 号"}


def test_a_basket_of_two_villages_becomes_an_order_with_two_parcels(books):
    rice, tea = make_product(price="12.50", stock=5), make_product(price="30.00", stock=3)
    basket = make_basket((rice, 2), (tea, 1))

    placement = order_for(basket, "55.00")

    order = placement.order
    assert (placement.status, placement.attempt.status) == ("placed", "promised")
    assert (order.total_incl_tax, order.status) == (Decimal("55.00"), "placed")
    assert [(line.title, line.quantity, line.line_price_incl_tax) for line in order.lines.order_by("pk")] == [
        (rice.title_en, 2, Decimal("25.00")),
        (tea.title_en, 1, Decimal("30.00")),
    ]
    assert (stock_of(rice), stock_of(tea)) == ((5, 2), (3, 1))
    assert order.consignments.count() == 2
    assert order.delivery.name == "L 家"
    assert Basket.objects.get(pk=basket.pk).status == Basket.SUBMITTED
    assert books() == {}


def test_placing_the_same_basket_again_gives_the_same_order():
    rice = make_product(price="10.00", stock=5)
    basket = make_basket((rice, 1))

    first, second = order_for(basket, "10.00"), order_for(basket, "10.00")

    assert second.pk == first.pk
    assert (Order.objects.count(), Placement.objects.count(), Attempt.objects.count()) == (1, 1, 1)
    assert stock_of(rice) == (5, 1)


def test_a_guest_needs_no_email_and_then_gets_no_mail():
    basket = make_basket((make_product(price="10.00"), 1))

    order = order_for(basket, "10.00", contact=type(BUYER)(name="L 家", phone="13800000001")).order

    assert (order.guest_email, order.user) == ("", None)
    assert list(Message.objects.values_list("kind", flat=True)) == ["placement.count"]


def test_a_signed_in_buyers_order_is_theirs():
    user = make_user()
    basket = make_basket((make_product(price="10.00"), 1), user=user)

    assert order_for(basket, "10.00", user=user).order.user == user


def test_home_delivery_costs_the_band_of_each_village_and_keeps_the_address(books):
    near, far = make_producer(), make_producer(free_delivery_from=Decimal("50.00"))
    for producer, price in ((near, "8.00"), (far, "12.00")):
        zone = DeliveryZone.objects.create(producer=producer, name="near", provinces=["53"])
        DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=Decimal(price))
    rice, tea = make_product(near, price="10.00"), make_product(far, price="60.00")

    placement = order_for(
        make_basket((rice, 2), (tea, 1)), "88.00", delivery=Delivery(method="home", **AT_HOME), provider="bank_transfer"
    )

    order = placement.order
    assert (order.shipping_incl_tax, order.total_incl_tax, order.shipping_code) == (8, 88, "home")
    assert dict(order.consignments.values_list("partner", "charge")) == {near.partner_id: 8, far.partner_id: 0}
    assert order.shipping_address.line1 == "翠湖路 1 号"
    assert books() == {}


def test_who_pays_in_person_must_come_to_the_point():
    assert "pay_at_pickup" in [provider.code for provider in providers_for(method="pickup")]
    assert "pay_at_pickup" not in [provider.code for provider in providers_for(method="home")]


def test_nothing_personal_stays_in_the_snapshot_once_the_order_exists():
    placement = order_for(make_basket((make_product(price="10.00"), 1)), "10.00", request_ip="192.0.2.7")

    assert {"contact", "delivery", "request_ip"}.isdisjoint(placement.snapshot)


def test_order_numbers_do_not_follow_each_other():
    rice = make_product(price="10.00")
    numbers = [order_for(make_basket((rice, 1)), "10.00").order.number for _time in range(4)]

    assert len(set(numbers)) == 4
    steps = {int(b.split("-")[1]) - int(a.split("-")[1]) for a, b in zip(numbers, numbers[1:], strict=False)}
    assert len(steps) == 3
    assert all(len(number) == 13 for number in numbers)


def test_goods_without_stock_keeping_are_sold_without_being_set_aside(books):
    rice = make_product(price="10.00", stock=1)
    rice.product_class.track_stock = False
    rice.product_class.save()

    order_for(make_basket((rice, 3)), "30.00")

    assert stock_of(rice) == (1, 0)
    assert books() == {}
