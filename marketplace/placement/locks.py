"""The one place where orders lock rows and make stock scarcer.

Everybody takes locks in this order, so nobody waits in a circle: payment attempt (portal.payments.locks), placement,
order, basket, stock records by primary key, offers by primary key, vouchers by primary key, the buyer's gift credit
(marketplace/gifts/locks.py). See docs/order-protocol.md.

Locks are FOR NO KEY UPDATE: the check of a foreign key (an order line's stock record, at commit) must not wait for
them, or two buyers of the same goods wait for each other.
"""

from collections.abc import Iterable, Mapping

from django.db.models import F
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.producers.locks import lock_stock as lock_stock  # for all who place and change orders
from portal.payments.locks import lock_attempt

Basket = get_model("basket", "Basket")
StockRecord = get_model("partner", "StockRecord")
Order = get_model("order", "Order")
OrderLine = get_model("order", "Line")
ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


def freeze_basket(*, pk: int) -> bool:
    """Make an open basket frozen, if it still is open; the row stays locked. Return whether it was this call."""
    return bool(Basket.objects.filter(pk=pk, status=Basket.OPEN).update(status=Basket.FROZEN))


def thaw_basket(*, pk: int) -> bool:
    """Make a frozen basket open again, if it still is frozen."""
    return bool(Basket.objects.filter(pk=pk, status=Basket.FROZEN).update(status=Basket.OPEN))


def lock_placement(*, pk: int) -> Placement:
    """Return the placement as it is now, locked."""
    return Placement.objects.select_for_update(no_key=True).get(pk=pk)


def lock_order(*, pk: int):
    """Return the order as it is now, locked; its lines are only changed by who holds this lock."""
    return Order.objects.select_for_update(no_key=True).get(pk=pk)


def lock_order_and_attempt(*, pk: int) -> tuple:
    """Return (order, attempt) as they are now, locked in the right order; for whoever may touch the order's money."""
    attempt = lock_attempt(pk=Placement.objects.values_list("attempt", flat=True).get(order=pk))
    return lock_order(pk=pk), attempt


def lock_offers(*, pks: Iterable[int]) -> dict[int, ConditionalOffer]:
    """Return the offers as they are now, by primary key, locked in primary-key order."""
    locked = ConditionalOffer.objects.select_for_update(no_key=True).filter(pk__in=set(pks)).order_by("pk")
    return {offer.pk: offer for offer in locked}


def lock_vouchers(*, pks: Iterable[int]) -> dict[int, Voucher]:
    """Return the vouchers as they are now, by primary key, locked in primary-key order."""
    locked = Voucher.objects.select_for_update(no_key=True).filter(pk__in=set(pks)).order_by("pk")
    return {voucher.pk: voucher for voucher in locked}


def allocate(*, quantities: Mapping[int, int]) -> int | None:
    """Set aside so many of each stock record; return the first that has not so many left, or None when all is set.

    The update itself says no when it would promise more than there is.
    """
    for pk in sorted(quantities):
        allocated = Coalesce(F("num_allocated"), 0) + quantities[pk]
        if not StockRecord.objects.filter(pk=pk, num_in_stock__gte=allocated).update(num_allocated=allocated):
            return pk
    return None


def deallocate(*, quantities: Mapping[int, int]) -> None:
    """Give back what allocate() set aside."""
    for pk in sorted(quantities):
        _shrink(pk, num_allocated=quantities[pk])


def consume(*, quantities: Mapping[int, int]) -> None:
    """Take goods that were set aside out of the stock: they have left the village."""
    for pk in sorted(quantities):
        _shrink(pk, num_allocated=quantities[pk], num_in_stock=quantities[pk])


def restock(*, quantities: Mapping[int, int]) -> None:
    """Undo consume(): the goods are back and still set aside."""
    for pk in sorted(quantities):
        _shrink(pk, num_allocated=-quantities[pk], num_in_stock=-quantities[pk])


def _shrink(pk: int, **amounts: int) -> None:
    enough = {f"{field}__gte": max(amount, 0) for field, amount in amounts.items()}
    smaller = {field: Coalesce(F(field), 0) - amount for field, amount in amounts.items()}
    if not StockRecord.objects.filter(pk=pk, **enough).update(**smaller):
        raise RuntimeError(f"Stock record {pk} holds less than was set aside: {amounts}")
