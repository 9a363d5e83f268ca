"""Lots and certificates with as little as they require."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from marketplace.placement.choices import Contact
from marketplace.produce.models import Certificate, Lot
from marketplace.produce.services import open_lot, recall_lot
from tests.placement.factories import make_basket, order_for, pickup

_number = count(1)
HARVEST = date(2026, 11, 20)


def make_lot(product, **fields) -> Lot:
    """Return a lot of the product, open and in use."""
    words = {"harvested_on": HARVEST, "plot": "老茶林 3 号地", "plot_en": "Old wood, plot 3", "grower": "A 家"}
    return open_lot(product=product, **{**words, **fields})


def recalled(lot: Lot, **words) -> Lot:
    """Return the lot, recalled."""
    return recall_lot(lot=lot, **{"reason": "residue", "advice": "throw_away", **words})


def make_certificate(product, *, days=90, checked=True, whole_village=False, **fields) -> Certificate:
    """Return a certificate of the product that is valid for so many days from today."""
    today = timezone.localdate()
    defaults = {
        "producer": product.stockrecords.get().partner.producer,
        "product": None if whole_village else product,
        "kind": "organic",
        "number": f"ORG-{next(_number)}",
        "issuer": "某检测中心",
        "issued_on": today - timedelta(days=200),
        "valid_until": today + timedelta(days=days),
        "checked_on": today if checked else None,
    }
    return Certificate.objects.create(**{**defaults, **fields})


def parcel_for(product, *, name="L 家", phone="13800000001", email="", language="en", point=None, quantity=2):
    """Return the parcel of one buyer's order of a product."""
    total = product.stockrecords.get().price * Decimal(quantity)
    placed = order_for(
        make_basket((product, quantity)),
        total,
        contact=Contact(name=name, phone=phone, email=email),
        delivery=pickup(point),
        language=language,
    )
    return placed.order.consignments.get()
