"""What home delivery costs: weight bands, zones, free from a threshold; and Oscar's view of it."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from oscar.core.loading import get_class

from marketplace.producers.charges import load_producers, quote
from marketplace.producers.exceptions import DeliveryUnavailable
from tests.checkout.factories import make_delivering_producer
from tests.factories import make_pickup_point, make_product
from tests.placement.factories import make_basket

pytestmark = pytest.mark.django_db


def lines(grams, *, quantity=1, price="10.00"):
    """Return basket lines of one product, as far as a quote reads them."""
    goods = Decimal(price) * quantity
    product = SimpleNamespace(weight_grams=grams, is_shipping_required=True)
    return [SimpleNamespace(product=product, quantity=quantity, line_price_incl_tax_incl_discounts=goods)]


@pytest.mark.parametrize(
    ("grams", "quantity", "price", "province", "charge"),
    [
        (500, 1, "10.00", "53", "8.00"),
        (500, 2, "10.00", "53", "8.00"),
        (1000, 1, "10.00", "53", "8.00"),
        (1001, 1, "10.00", "53", "15.00"),
        (500, 3, "10.00", "53", "15.00"),
        (5000, 1, "10.00", "53", "15.00"),
        (500, 1, "10.00", "44", "25.00"),
        (500, 1, "98.99", "53", "8.00"),
        (500, 1, "99.00", "53", "0.00"),
        (500, 3, "33.00", "53", "0.00"),
        (500, 1, "120.00", "44", "0.00"),
    ],
)
def test_price_of_a_parcel(grams, quantity, price, province, charge):
    partner = make_delivering_producer(free_delivery_from=Decimal("99.00")).partner_id
    parcel = {partner: lines(grams, quantity=quantity, price=price)}
    assert quote(lines_by_partner=parcel, method="home", province=province) == {partner: Decimal(charge)}


@pytest.mark.parametrize(("grams", "province"), [(500, "11"), (5001, "53"), (500, ""), (500, "no")])
def test_no_zone_or_no_band_names_the_village(grams, province):
    producer = make_delivering_producer()
    with pytest.raises(DeliveryUnavailable, match=str(producer.village)):
        quote(lines_by_partner={producer.partner_id: lines(grams)}, method="home", province=province)


def test_pickup_is_free_without_a_look_at_any_table(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert quote(lines_by_partner={7: lines(9000)}, method="pickup") == {7: Decimal("0.00")}


def test_one_look_serves_many_quotes(django_assert_num_queries):
    partner = make_delivering_producer().partner_id
    with django_assert_num_queries(3):
        producers = load_producers(partner_ids=[partner])
        for province in ("53", "44"):
            quote(lines_by_partner={partner: lines(500)}, method="home", province=province, producers=producers)


def test_oscar_sees_pickup_and_home_delivery_at_our_price():
    make_pickup_point()
    basket = make_basket((make_product(make_delivering_producer()), 1))
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    repository = get_class("shipping.repository", "Repository")()
    assert [method.code for method in repository.get_shipping_methods(basket)] == ["pickup"]
    methods = repository.get_shipping_methods(basket, shipping_addr=SimpleNamespace(state="53"))
    prices = {method.code: method.calculate(basket).incl_tax for method in methods}
    assert prices == {"pickup": Decimal("0.00"), "home": Decimal("8.00")}
    nowhere = repository.get_shipping_methods(basket, shipping_addr=SimpleNamespace(state="11"))
    assert [method.code for method in nowhere] == ["pickup"]
