"""Baskets and buyers for the tests of the order protocol."""

from decimal import Decimal

from oscar.core.loading import get_class, get_model

from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.services import place
from tests.factories import make_pickup_point, make_producer, make_product, make_village

Basket = get_model("basket", "Basket")
BUYER = Contact(name="L 家", phone="13800000001", email="buyer@example.com")


def make_basket(*products_and_quantities, user=None):
    """Return an open basket: `make_basket((rice, 2), (tea, 1))`."""
    basket = Basket.objects.create(owner=user)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy(user=user)
    for product, quantity in products_and_quantities:
        basket.add_product(product, quantity)
    return Basket.objects.get(pk=basket.pk)


def stock_of(product):
    """Return (in stock, allocated) of a product."""
    record = product.stockrecords.get()
    return record.num_in_stock, record.num_allocated or 0


def pickup(point=None) -> Delivery:
    """Return the choice of a pickup point."""
    return Delivery(method="pickup", point=point or make_pickup_point())


def order_for(basket, total, **more):
    """Place an order as a guest who pays at pickup, unless told otherwise."""
    words = {
        "contact": BUYER,
        "delivery": more.pop("delivery", None) or pickup(),
        "provider": "pay_at_pickup",
        "language": "en",
        **more,
    }
    return place(basket=basket, seen_total=Decimal(total), **words)


__all__ = ["make_producer", "make_product", "make_village"]
