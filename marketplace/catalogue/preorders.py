"""The open preorder of a crop, read with the crop in the same query: cards and pages show it.

The upper room that sells it enters nothing here; it is found along the relation from the crop to its variants.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import days_in_words


class OpenPreorder(NamedTuple):
    """What can be ordered before the harvest: the variant's id, the promised days, price (CNY), how many are left."""

    product_id: int
    first: date
    last: date
    closes: date
    price: Decimal
    left: int

    @property
    def days(self) -> str:
        """Return the promised days in words."""
        return days_in_words(self.first, self.last)


def open_preorder() -> Subquery:
    """Return the expression that gives a product's open preorder as JSON, null when there is none."""
    record = "stockrecords__"
    variants = get_model("catalogue", "Product").objects.filter(parent=OuterRef("pk"), preorder__status="open")
    facts = JSONObject(
        product_id="pk",
        first="preorder__arrives_from",
        last="preorder__arrives_until",
        closes="preorder__closes_on",
        price=f"{record}price",
        stock=f"{record}num_in_stock",
        taken=f"{record}num_allocated",
    )
    return Subquery(variants.order_by().annotate(facts=facts).values("facts")[:1])


def as_preorder(facts: dict | None) -> OpenPreorder | None:
    """Return the preorder of these facts, None when there is none or its last day to order has passed."""
    if not facts or date.fromisoformat(facts["closes"]) < timezone.localdate():
        return None
    first, last, closes = (date.fromisoformat(facts[name]) for name in ("first", "last", "closes"))
    price = Decimal(str(facts["price"])).quantize(Decimal("0.01"))
    left = max(0, (facts["stock"] or 0) - (facts["taken"] or 0))
    return OpenPreorder(facts["product_id"], first, last, closes, price, left)
