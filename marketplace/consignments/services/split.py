"""One village's part of an order in two parcels: what is ready goes now, the rest later; and joined again."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.exceptions import (
    AlreadyPacked,
    NotHarvestedYet,
    NothingToSplit,
    NotSplit,
    WeighedTogether,
)
from marketplace.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.signals import parcel_split, parcels_joined
from marketplace.placement.services.shrink import FEN

S = Consignment.Status


@transaction.atomic
def split(*, consignment: Consignment, later: Mapping[int, int], day: date, key: str, by=None) -> Consignment:
    """Take `later` (pieces by consignment line id) out of a parcel into another, to be packed by `day`; return that.

    Both go the whole way by themselves. What carrying costs stays with the first parcel, so it is paid once. The same
    `key` again changes nothing. Raises AlreadyPacked, NotHarvestedYet for a preorder whose days have not begun, or
    NothingToSplit unless both parcels hold something; upper rooms may refuse. Then nothing is changed.
    """
    order, parcel = lock_parcel(consignment=consignment)
    found = Consignment.objects.filter(split_key=key).first()
    if found:
        return found
    if parcel.status != S.TO_PACK:
        raise AlreadyPacked(number=parcel.number)
    if parcel.preorder and not parcel.preorder.has_begun:
        raise NotHarvestedYet(number=parcel.number, day=parcel.preorder.arrives_from)
    later = {pk: many for pk, many in later.items() if many}
    held = {packed.pk: packed for packed in parcel.lines.all()}
    fits = later.keys() <= held.keys() and all(0 < many <= held[pk].quantity for pk, many in later.items())
    if not later or not fits or sum(later.values()) == sum(packed.quantity for packed in held.values()):
        raise NothingToSplit
    _refuse_weighed(held[pk] for pk in later)
    other = Consignment.objects.create(
        number=_free_number(order),
        order=order,
        partner_id=parcel.partner_id,
        preorder_id=parcel.preorder_id,
        pack_by=timezone.make_aware(datetime.combine(day, time(18))),
        split_from=parcel.split_from or parcel,
        split_key=key,
    )
    ConsignmentEvent.objects.create(consignment=other, new_status=other.status, by=by)
    for pk, many in later.items():
        _move(held[pk], other, many)
    parcel.save(update_fields=["changed_at"])
    parcel_split.send(sender=Consignment, consignment=parcel, later=other)
    return other


def _free_number(order) -> str:
    """Return the number after the highest of the order's parcels."""
    taken = [int(number.rpartition("-")[2]) for number in order.consignments.values_list("number", flat=True)]
    return f"{order.number}-{max(taken) + 1}"


def _refuse_weighed(lines: Iterable[ConsignmentLine]) -> None:
    """Raise WeighedTogether for the first line that has a weight: the packing was taken back, the weight stands."""
    for packed in lines:
        if packed.grams is not None:
            raise WeighedTogether(title=packed.title)


def _move(packed: ConsignmentLine, to: Consignment, many: int) -> None:
    """Put so many pieces of a line into another parcel, with their part of its price."""
    there = ConsignmentLine.objects.filter(consignment=to, line=packed.line_id).first()
    there = there or ConsignmentLine(consignment=to, line_id=packed.line_id, quantity=0, ordered=0, price=Decimal(0))
    # Of a line of which something was left out, what was left out stays told where it was.
    moved = packed.ordered if many == packed.quantity == packed.ordered else many
    price = (packed.price * moved / packed.ordered).quantize(FEN, ROUND_HALF_UP)
    there.quantity, there.ordered, there.price = there.quantity + many, there.ordered + moved, there.price + price
    there.save()
    packed.quantity, packed.ordered, packed.price = packed.quantity - many, packed.ordered - moved, packed.price - price
    if packed.ordered:
        packed.save(update_fields=["quantity", "ordered", "price"])
    else:
        packed.delete()


@transaction.atomic
def join(*, consignment: Consignment, by=None) -> Consignment:
    """Put what was to be sent later back into the parcel it was split from, and return that.

    Harmless to repeat. Raises NotSplit, WeighedTogether, or AlreadyPacked when either is packed; then nothing is
    changed.
    """
    if consignment.split_from is None:
        raise NotSplit
    order, first = lock_parcel(consignment=consignment.split_from)
    other = Consignment.objects.filter(pk=consignment.pk).first()
    if other is None:
        return first
    for parcel in (first, other):
        if parcel.status != S.TO_PACK:
            raise AlreadyPacked(number=parcel.number)
    together = list(other.lines.all())
    _refuse_weighed([*together, *first.lines.filter(line__in=[packed.line_id for packed in together])])
    for packed in together:
        _put_back(packed, first)
    first.charge += other.charge
    first.save(update_fields=["charge", "changed_at"])
    parcels_joined.send(sender=Consignment, consignment=first, gone=other)
    other.events.filter(undoes__isnull=False).delete()  # they protect the steps they took back
    other.delete()
    return first


def _put_back(packed: ConsignmentLine, to: Consignment) -> None:
    """Put a whole line back, with what was left out of it meanwhile."""
    there = ConsignmentLine.objects.filter(consignment=to, line=packed.line_id).first()
    if there is None:
        packed.consignment = to
        packed.save(update_fields=["consignment"])
        return
    there.quantity += packed.quantity
    there.ordered += packed.ordered
    there.price += packed.price
    there.save(update_fields=["quantity", "ordered", "price"])
    packed.delete()
