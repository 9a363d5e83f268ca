"""Goods leave the stock when their parcel is packed, and come back when that is undone."""

from collections import Counter

from django.db import transaction
from django.db.models import F

from marketplace.placement import locks
from marketplace.placement.taking import READ, of_line


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


def _move(consignment, sign: int) -> Counter:
    """Count the parcel's goods in the order lines' allocations and return the sums by stock record id."""
    locks.lock_order(pk=consignment.order_id)
    quantities: Counter = Counter()
    read = consignment.lines.select_related(*(f"line__{name}" for name in READ)).prefetch_related("line__parts")
    for packed in read.order_by("line"):
        line = packed.line
        taken = of_line(line, packed.quantity)
        if not taken:
            continue
        enough = locks.OrderLine.objects.filter(pk=line.pk, num_allocated__gte=packed.quantity if sign < 0 else 0)
        if not enough.update(num_allocated=F("num_allocated") + sign * packed.quantity):
            raise RuntimeError(f"Line {line.pk} has less set aside than parcel {consignment.number} holds")
        quantities.update(taken)
    locks.lock_stock(pks=quantities)
    return quantities
