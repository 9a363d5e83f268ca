"""Goods leave the stock when their parcel is packed, and come back when that is undone."""

from django.db import transaction
from django.db.models import F

from marketplace.placement import locks


@transaction.atomic
def consume(*, consignment) -> None:
    """Take what a parcel holds out of the stock: num_in_stock and num_allocated both drop. Call it once per parcel.

    Raises RuntimeError when less is set aside than the parcel holds.
    """
    locks.consume(quantities=_move(consignment, -1))


@transaction.atomic
def take_back(*, consignment) -> None:
    """Undo consume(): the goods are in the village again and still set aside for this order."""
    locks.restock(quantities=_move(consignment, 1))


def _move(consignment, sign: int) -> dict[int, int]:
    """Count the parcel's goods in the order lines' allocations and return the sums by stock record id."""
    locks.lock_order(pk=consignment.order_id)
    quantities: dict[int, int] = {}
    for packed in consignment.lines.select_related("line__product").order_by("line"):
        line = packed.line
        if not line.stockrecord_id or not line.product or not line.product.get_product_class().track_stock:
            continue
        enough = locks.OrderLine.objects.filter(pk=line.pk, num_allocated__gte=packed.quantity if sign < 0 else 0)
        if not enough.update(num_allocated=F("num_allocated") + sign * packed.quantity):
            raise RuntimeError(f"Line {line.pk} has less set aside than parcel {consignment.number} holds")
        quantities[line.stockrecord_id] = quantities.get(line.stockrecord_id, 0) + packed.quantity
    locks.lock_stock(pks=quantities)
    return quantities
