"""Goods kept for an offer that a buyer may accept, and the order line that comes of it."""

from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from marketplace.placement import locks
from marketplace.placement.exceptions import OutOfStock
from marketplace.placement.models import Held, LineTerms


@dataclass(frozen=True)
class Instead:
    """Other goods for what is missing: what hold() keeps under `key`, all of it for `price` (CNY) at most."""

    key: str
    price: Decimal


@transaction.atomic
def hold(*, stockrecord_id: int, quantity: int, key: str) -> Held:
    """Keep so many of a stock record under `key`, and return the row; the same key again keeps nothing more.

    Lock order and payment first if the goods are for an order. Raises OutOfStock when there are not so many left.
    """
    record = locks.lock_stock(pks=[stockrecord_id])[stockrecord_id]
    found = Held.objects.filter(key=key).first()
    if found:
        return found
    if locks.allocate(quantities={stockrecord_id: quantity}) is not None:
        product = record.product
        raise OutOfStock(title=product.get_title(), left=max(record.net_stock_level, 0), product_id=product.pk)
    return Held.objects.create(key=key, stockrecord_id=stockrecord_id, quantity=quantity)


@transaction.atomic
def let_go(*, key: str) -> None:
    """Set free what is kept under `key`. Harmless to repeat, and when it belongs to an order's line by now."""
    found = Held.objects.filter(key=key).first()
    if found is None:
        return
    locks.lock_stock(pks=[found.stockrecord_id])
    if Held.objects.filter(pk=found.pk).delete()[0]:
        locks.deallocate(quantities={found.stockrecord_id: found.quantity})


def add_line(*, order, instead: Instead, at_most: Decimal):
    """Make an order line of what is kept, for its price and `at_most` (CNY) at most; it stays set aside. Return it.

    The order is locked by the caller.
    """
    held = Held.objects.select_related("stockrecord__product", "stockrecord__partner").get(key=instead.key)
    record, product = held.stockrecord, held.stockrecord.product
    price = min(instead.price, at_most)
    full = max(record.price * held.quantity, price)
    line = locks.OrderLine.objects.create(
        order=order,
        partner=record.partner,
        partner_name=record.partner.name,
        partner_sku=record.partner_sku,
        stockrecord=record,
        product=product,
        title=product.get_title(),
        upc=product.upc,
        quantity=held.quantity,
        line_price_excl_tax=price,
        line_price_incl_tax=price,
        line_price_before_discounts_excl_tax=full,
        line_price_before_discounts_incl_tax=full,
        unit_price_excl_tax=record.price,
        unit_price_incl_tax=record.price,
        num_allocated=held.quantity,
        status=getattr(settings, "OSCAR_INITIAL_LINE_STATUS", ""),
    )
    LineTerms.objects.create(line=line, unit=product.unit)
    held.delete()
    return line
