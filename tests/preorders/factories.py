"""Preorders, and who orders them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import time_machine
from django.utils import timezone

from marketplace.harvest.models import Preorder
from marketplace.placement.services import place
from marketplace.preorders.services import open_preorder
from tests.factories import make_product
from tests.placement.factories import BUYER, make_basket, pickup


def in_days(days: int) -> date:
    """Return the date so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def open_one(crop=None, *, days=30, long=10, cap=20, price="12.00") -> Preorder:
    """Return a preorder that arrives so many days from today, of a new crop unless one is given."""
    return open_preorder(
        crop=crop or make_product(stock=5),
        arrives_from=in_days(days),
        arrives_until=in_days(days + long),
        closes_on=in_days(days - 1),
        cap=cap,
        price=Decimal(price),
    )


def total_of(*lines, charge="0") -> Decimal:
    """Return what these (product, quantity) cost with delivery."""
    goods = sum((product.stockrecords.get().price * number for product, number in lines), Decimal(0))
    return goods + Decimal(charge)


def order(preorder: Preorder, quantity=1, *, goods=(), charge="0", delivery=None, provider="scripted", **more):
    """Order so many of a preorder, and goods with it as (product, quantity); return the order."""
    lines = [(preorder.product, quantity), *goods]
    words = {"contact": BUYER, "delivery": delivery or pickup(), "provider": provider, "language": "en", **more}
    return place(basket=make_basket(*lines), seen_total=total_of(*lines, charge=charge), **words).order


def on_day(days: int):
    """Return a context in which it is noon, so many days from today."""
    return time_machine.travel(datetime.combine(in_days(days), time(12), timezone.get_current_timezone()), tick=False)
