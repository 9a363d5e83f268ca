"""A parcel that holds less than was ordered: less was harvested, or the buyer took something out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import QuerySet

from marketplace.consignments.exceptions import AlreadyPacked
from marketplace.consignments.holdings import is_pending, is_standing
from marketplace.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, Delivery
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.signals import parcel_shortened
from marketplace.consignments.steps import DONE
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import Adjustment
from marketplace.placement.services import Less, shrink, stop_order
from marketplace.placement.services.shrink import FEN, NOTHING, Standing, standing, worth
from marketplace.producers.charges import quote
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.payments import services as payments


@dataclass(frozen=True)
class Saving:
    """What the buyer gets back, CNY: by consignment line id, off the delivery price, of deposits, and altogether."""

    goods: dict[int, Decimal]
    delivery: Decimal
    deposit: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """Return the sum."""
        return sum(self.goods.values(), NOTHING) + self.delivery + self.deposit


@dataclass(frozen=True)
class Coming:
    """So many of a product in a parcel and what they cost (CNY), with the names producers.charges reads."""

    product: object
    quantity: int
    line_price_incl_tax_incl_discounts: Decimal


def saving(*, consignment: Consignment, missing: Mapping[int, int], coming: Iterable[Coming] = ()) -> Saving:
    """Return what leaving out `missing` (by consignment line id) gives back, if `coming` comes. Nothing is changed.

    The delivery price falls to what the smaller parcel costs, and is never more than agreed: a village that was short
    does not make its buyer lose free delivery. A parcel that holds nothing any more costs nothing. A parcel that was
    split is still weighed as one.
    """
    parts = list(parts_of(consignment=consignment))
    held = list(ConsignmentLine.objects.filter(consignment__in=parts).select_related("line__product").order_by("pk"))
    left = standing(lines=[packed.line for packed in held])
    mine = [packed for packed in held if packed.consignment_id == consignment.pk and missing.get(packed.pk)]
    goods = {packed.pk: _worth(packed, left[packed.line_id], missing[packed.pk]) for packed in mine}
    off = {packed.line_id: (missing[packed.pk], goods[packed.pk]) for packed in mine}
    rest = list(coming)
    for line in {packed.line_id: packed.line for packed in held}.values():
        fewer, amount = off.get(line.pk, (0, NOTHING))
        if left[line.pk].quantity - fewer:
            rest.append(Coming(line.product, left[line.pk].quantity - fewer, left[line.pk].amount - amount))
    charge = sum((part.charge for part in parts), NOTHING)
    deposit = sum((left[packed.line_id].deposit * missing[packed.pk] for packed in mine), NOTHING)
    return Saving(goods, charge - _charge(consignment, charge, rest), deposit)


def _worth(packed: ConsignmentLine, left: Standing, fewer: int) -> Decimal:
    """Return what `fewer` of a line cost; of pieces that were weighed together, each its part of their weight."""
    if packed.charged is None:
        return worth(line=packed.line, left=left, fewer=fewer)
    rest = packed.charged * (packed.quantity - fewer) / packed.quantity
    return packed.charged - rest.quantize(FEN, ROUND_HALF_UP)


def parts_of(*, consignment: Consignment) -> QuerySet:
    """Return the parcels that carry this one's village's part of the order, itself among them; cancelled ones not."""
    village = Consignment.objects.filter(order=consignment.order_id, partner=consignment.partner_id)
    return village.exclude(status=Consignment.Status.CANCELLED).order_by("pk")


def _charge(consignment: Consignment, charge: Decimal, rest: list[Coming]) -> Decimal:
    if not rest or not charge:
        return NOTHING
    address = consignment.order.shipping_address
    partner = consignment.partner_id
    try:
        prices = quote(
            lines_by_partner={partner: rest}, method=Delivery.Method.HOME, province=address.state if address else ""
        )
    except DeliveryUnavailable:  # the village has changed its zones since
        return charge
    return min(charge, prices[partner])


def shorten(
    *, consignment: Consignment, missing: Mapping[int, int], reason: str, key: str, by=None, note: str = ""
) -> Adjustment:
    """Leave `missing` (how many fewer, by consignment line id) out of a parcel that is not packed; return what changed.

    Price, delivery price, stock, books and the buyer's money follow, and the buyer is written to; a parcel that holds
    nothing any more is cancelled, and so is an order without parcels. The same `key` again changes nothing. Never
    call it in a transaction. Raises AlreadyPacked or MoreThanThereIs, and upper rooms may refuse (parcel_shortened);
    then nothing is changed.
    """
    adjustment = leave_out(consignment=consignment, missing=missing, reason=reason, key=key, by=by, note=note)
    payments.send_refunds(attempt=adjustment.order.placement.attempt)
    return adjustment


@transaction.atomic
def leave_out(
    *, consignment: Consignment, missing: Mapping[int, int], reason: str, key: str, by=None, note: str = ""
) -> Adjustment:
    """Do what shorten() does within a transaction of the caller's, who sends the refunds after it."""
    order, parcel = lock_parcel(consignment=consignment)
    found = Adjustment.objects.filter(key=key).first()
    if found:
        return found
    if parcel.status != Consignment.Status.TO_PACK:
        raise AlreadyPacked(number=parcel.number)
    missing = {pk: fewer for pk, fewer in missing.items() if fewer}
    lines = dict(parcel.lines.filter(pk__in=missing).values_list("pk", "line"))
    if not missing or lines.keys() != missing.keys():
        raise MoreThanThereIs
    given = saving(consignment=parcel, missing=missing)
    adjustment = shrink(
        order=order,
        partner_id=parcel.partner_id,
        less={line: Less(missing[pk], given.goods[pk]) for pk, line in lines.items()},
        reason=reason,
        key=key,
        delivery=given.delivery,
        by=by,
        note=note,
    )
    take_out(parcel=parcel, missing=missing, delivery=given.delivery)
    if not parcel.lines.filter(quantity__gt=0).exists():
        _stop(order, parcel, by)
    parcel_shortened.send(sender=Consignment, consignment=parcel, adjustment=adjustment)
    return adjustment


def take_out(*, parcel: Consignment, missing: Mapping[int, int], delivery: Decimal) -> None:
    """Lower what a parcel holds, and by `delivery` (CNY) what carrying it costs. The order is locked by the caller."""
    for packed in ConsignmentLine.objects.filter(pk__in=missing):
        packed.quantity -= missing[packed.pk]
        packed.grams = packed.charged = None  # what is left is weighed anew
        packed.save(update_fields=["quantity", "grams", "charged"])
    others = parts_of(consignment=parcel).exclude(pk=parcel.pk)
    for part in [parcel, *others]:
        off = min(part.charge, delivery)
        if off:
            part.charge, delivery = part.charge - off, delivery - off
            part.save(update_fields=["charge"])  # not changed_at: another one may be on the road since then


def _stop(order, parcel: Consignment, by) -> None:
    """End a parcel with nothing in it, and the order when it was the last one."""
    other = parts_of(consignment=parcel).exclude(pk=parcel.pk).first()
    if other and parcel.charge:  # what carrying the whole cost stands beside what is still carried
        other.charge, parcel.charge = other.charge + parcel.charge, NOTHING
        other.save(update_fields=["charge"])
    old, parcel.status = parcel.status, Consignment.Status.CANCELLED
    parcel.save(update_fields=["charge", "status", "changed_at"])
    ConsignmentEvent.objects.create(consignment=parcel, old_status=old, new_status=parcel.status, by=by)
    if not order.consignments.exclude(status=Consignment.Status.CANCELLED).exists() and not is_standing(order):
        stop_order(order=order, by=by)
    elif not order.consignments.exclude(status__in=DONE).exists() and not is_pending(order):
        order.set_status("completed")  # cash that was due with this parcel stays due: the operator sees to it
