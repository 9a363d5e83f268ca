"""Boxes, and orders of them."""

from decimal import Decimal

from marketplace.boxes.services import Content, save_box
from tests.factories import make_producer, make_product
from tests.placement.factories import make_basket, order_for

D = Decimal


def make_parts(producer=None, *stocks, price="10.00"):
    """Return (producer, one product for each stock), each at `price`."""
    producer = producer or make_producer()
    return producer, [make_product(producer, price=price, stock=stock) for stock in stocks]


def make_box(producer, *contents, price="25.00", **fields):
    """Return a box on sale that holds these (product, quantity)."""
    fields = {"title_zh_hans": "秋天的箱子", "title_en": "Autumn box", "is_public": True, **fields}
    inside = [Content(part, quantity) for part, quantity in contents]
    return save_box(producer=producer, contents=inside, fields=fields, price=D(price))


def order_of(*lines, total, **more):
    """Order these (product, quantity) for `total` (CNY) and return the order."""
    return order_for(make_basket(*lines), total, **more).order
