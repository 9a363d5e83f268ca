"""What cannot be ordered, and that nothing is changed by trying."""

from decimal import Decimal

import pytest
from django.utils import translation
from oscar.core.loading import get_model

from marketplace.placement.choices import Delivery
from marketplace.placement.exceptions import (
    BasketClosed,
    BasketEmpty,
    NotForSale,
    OutOfStock,
    PaymentNotOffered,
    PointClosed,
    PriceMoved,
)
from marketplace.placement.models import Placement
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.payments.models import Attempt
from tests.factories import make_pickup_point, make_product
from tests.placement.factories import Basket, make_basket, order_for, pickup, stock_of

pytestmark = pytest.mark.django_db


def nothing_happened(basket):
    """Say whether the basket is open and nothing was reserved or charged."""
    kept = Placement.objects.count() + Attempt.objects.count() + get_model("order", "Order").objects.count()
    return Basket.objects.get(pk=basket.pk).status == Basket.OPEN and kept == 0


def test_more_than_there_is_names_the_product_and_what_is_left():
    rice = make_product(price="10.00", stock=5, title_en="Red rice")
    basket = make_basket((rice, 6))

    with translation.override("en"), pytest.raises(OutOfStock, match="Only 5 of Red rice are left") as refused:
        order_for(basket, "60.00")

    assert (refused.value.left, refused.value.product_id) == (5, rice.pk)
    assert nothing_happened(basket)
    assert stock_of(rice) == (5, 0)


def test_what_others_reserved_is_not_left():
    rice = make_product(price="10.00", stock=3)
    order_for(make_basket((rice, 3)), "30.00")

    with pytest.raises(OutOfStock) as refused:
        order_for(make_basket((rice, 1)), "10.00")

    assert refused.value.left == 0


def test_two_lines_of_one_stock_are_summed():
    rice = make_product(price="10.00", stock=5)
    basket = make_basket((rice, 5))
    first = basket.lines.get()
    basket.lines.create(
        product=rice, stockrecord=first.stockrecord, quantity=5, line_reference="other-option", price_currency="CNY"
    )

    with pytest.raises(OutOfStock) as refused:
        order_for(basket, "100.00")

    assert refused.value.left == 5
    assert nothing_happened(basket)


def test_a_price_raised_meanwhile_is_told_and_not_charged():
    rice = make_product(price="10.00")
    basket = make_basket((rice, 2))
    rice.stockrecords.update(price=Decimal("11.00"))

    with pytest.raises(PriceMoved) as refused:
        order_for(basket, "20.00")

    assert (refused.value.old, refused.value.new) == (Decimal("20.00"), Decimal("22.00"))
    assert nothing_happened(basket)
    assert order_for(basket, "22.00").order.total_incl_tax == Decimal("22.00")


@pytest.mark.parametrize("fields", [{"is_public": False}])
def test_a_hidden_product_is_not_for_sale(fields):
    rice = make_product(price="10.00")
    basket = make_basket((rice, 1))
    type(rice).objects.filter(pk=rice.pk).update(**fields)

    with pytest.raises(NotForSale):
        order_for(basket, "10.00")

    assert nothing_happened(basket)


def test_a_seller_that_is_no_village_sells_nothing():
    rice = make_product(price="10.00")
    basket = make_basket((rice, 1))
    other = get_model("partner", "Partner").objects.create(code="nobody", name="nobody")
    rice.stockrecords.update(partner=other)

    with pytest.raises(NotForSale):
        order_for(basket, "10.00")


def test_an_empty_basket_is_refused():
    basket = Basket.objects.create()

    with pytest.raises(BasketEmpty):
        order_for(basket, "0.00")

    assert nothing_happened(basket)


def test_a_basket_that_was_merged_away_is_refused():
    basket = make_basket((make_product(price="10.00"), 1))
    Basket.objects.filter(pk=basket.pk).update(status=Basket.MERGED)

    with pytest.raises(BasketClosed):
        order_for(basket, "10.00")


def test_a_point_out_of_use_is_refused():
    basket = make_basket((make_product(price="10.00"), 1))

    with pytest.raises(PointClosed):
        order_for(basket, "10.00", delivery=pickup(make_pickup_point(is_active=False)))

    assert nothing_happened(basket)


@pytest.mark.parametrize(
    ("provider", "method"), [("nobody", "pickup"), ("pay_at_pickup", "home")], ids=["unknown", "in person, at home"]
)
def test_a_means_of_payment_that_does_not_fit_is_refused(provider, method):
    basket = make_basket((make_product(price="10.00"), 1))
    delivery = pickup() if method == "pickup" else Delivery(method="home", province="53")

    with pytest.raises(PaymentNotOffered):
        order_for(basket, "10.00", provider=provider, delivery=delivery)

    assert nothing_happened(basket)


def test_a_province_nobody_delivers_to_is_refused_and_the_stock_is_free_again():
    rice = make_product(price="10.00")
    basket = make_basket((rice, 1))

    with pytest.raises(DeliveryUnavailable):
        order_for(basket, "10.00", provider="bank_transfer", delivery=Delivery(method="home", province="65"))

    assert nothing_happened(basket)
    assert stock_of(rice) == (100, 0)
