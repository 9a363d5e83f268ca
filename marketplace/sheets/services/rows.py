"""Writes price, stock and “on sale” of many products, none of them over somebody else's change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from marketplace.placement.locks import lock_stock
from marketplace.producers.exceptions import ShelfRefused
from marketplace.producers.services import set_price, set_public, set_stock
from portal.core.templatetags.ui import cny

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")
SALE = {True: gettext_lazy("on sale"), False: gettext_lazy("not on sale")}


@dataclass(frozen=True)
class Change:
    """What is wanted of a product by field ("price" in CNY, "stock", "is_public"), and what its writer had seen."""

    product: int
    wanted: Mapping[str, Any]
    was: Mapping[str, Any]


@transaction.atomic
def write_changes(*, changes: Iterable[Change]) -> dict[int, dict[str, str]]:
    """Write the changes in one transaction; return, by product and field, a sentence for each that is left as it is.

    A product of which anything is refused is left alone altogether: a field somebody changed since it was seen, or a
    stock below what is reserved. The others are written. Stock records are locked in key order, so buyers and packers
    at the same moment wait and nobody waits in a circle.
    """
    wanted = {change.product: change for change in changes}
    pks = StockRecord.objects.filter(product__in=wanted).values_list("pk", flat=True)
    lock_stock(pks=list(pks))
    refused: dict[int, dict[str, str]] = {}
    for product in Product.objects.filter(pk__in=wanted).prefetch_related("stockrecords").order_by("pk"):
        if reasons := _moved(wanted[product.pk], current(product)) or _write(product, wanted[product.pk].wanted):
            refused[product.pk] = reasons
    return refused


def current(product) -> dict[str, object]:
    """Return the fields of the table as they stand in a product with its stock record."""
    record = product.stockrecord
    return {"price": record.asked_price, "stock": record.num_in_stock, "is_public": product.is_public}


def _moved(change: Change, now: Mapping[str, object]) -> dict[str, str]:
    """Return what to say of each wanted field that is neither what its writer saw nor what is wanted."""
    return {
        name: _("Somebody has changed this to %(now)s meanwhile. Save again if yours is right.")
        % {"now": said(name, now)}
        for name, value in change.wanted.items()
        if now[name] not in (change.was[name], value)
    }


def said(name: str, values: Mapping[str, object]) -> str:
    """Return a field's value in words."""
    value = values[name]
    if name == "is_public":
        return str(SALE[bool(value)])
    return cny(value) if name == "price" else str(value)


def _write(product, wanted: Mapping[str, Any]) -> dict[str, str]:
    try:
        with transaction.atomic():
            if "stock" in wanted:
                set_stock(product=product, stock=wanted["stock"])
            if "price" in wanted:
                set_price(product=product, price=wanted["price"])
            if "is_public" in wanted:
                set_public(products=[product], is_public=wanted["is_public"])
    except ShelfRefused as error:
        return {error.field: str(error)}
    return {}
