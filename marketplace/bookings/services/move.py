"""A booking goes to another date of the same visit: places, price, books, refund and letters in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.bookings import letters
from marketplace.bookings.exceptions import Dearer, NotFree, RefundMoved, TooLateToMove
from marketplace.bookings.models import BookedSlot, Booking, Slot
from marketplace.bookings.naming import day_name
from marketplace.bookings.proposal_models import Proposal, close_open
from marketplace.bookings.rules import free_until, is_paid
from marketplace.placement.exceptions import OutOfStock
from marketplace.placement.locks import lock_order_and_attempt, lock_stock
from marketplace.placement.models import Adjustment
from marketplace.placement.services import Instead, Less, hold, shrink
from marketplace.placement.services.shrink import NOTHING, standing
from portal.payments import services as payments


@dataclass(frozen=True)
class Step:
    """One place or night that changes: its row, what is left of its price, where it goes and what that costs (CNY)."""

    row: BookedSlot
    left: Decimal
    slot: Slot
    price: Decimal


def is_movable(booking: Booking, *, at: datetime) -> bool:
    """Say whether its guest may still move it: paid, and as long as it goes back for its whole price."""
    return booking.status == Booking.Status.BOOKED and at <= booking.free_until and is_paid(booking)


def move_booking(*, booking: Booking, slots: Iterable[Slot], seen: Decimal | None = None, by=None) -> Booking:
    """Move a booking to as many other dates of its visit, and return it; what they cost less goes back.

    `slots` come in order, `seen` is the sum (CNY) the guest was shown to get back. Dates that stay are left as they
    are; moving there again changes nothing. Never call it in a transaction. Raises TooLateToMove, NotFree, Dearer or
    RefundMoved; then nothing is changed.
    """
    booking = _move(booking, list(slots), seen, by)
    payments.send_refunds(attempt=booking.order.placement.attempt)
    return booking


@transaction.atomic
def _move(booking: Booking, slots: list[Slot], seen: Decimal | None, by) -> Booking:
    order, _attempt = lock_order_and_attempt(pk=booking.order_id)
    return move_in_order(order=order, booking=booking, slots=slots, seen=seen, by=by)


def move_in_order(*, order, booking: Booking, slots: list[Slot], seen: Decimal | None = None, by=None) -> Booking:
    """Do what move_booking() does in a transaction of the caller's, who locked the order and sends refunds after it."""
    booking = Booking.objects.with_guest().get(pk=booking.pk)
    if not is_movable(booking, at=timezone.now()):
        raise TooLateToMove
    asked = Slot.objects.filter(pk__in=[slot.pk for slot in slots], visit=booking.visit_id)
    there = list(asked.with_places().order_by("starts_at"))
    steps = steps_of(rows_of(booking, there), there)
    back = what_comes_back(steps)
    if seen is not None and seen != back:
        raise RefundMoved(now=back)
    if steps:
        _take(order, booking, steps, by)
        _write(booking)
    return booking


def rows_of(booking: Booking, slots: list[Slot]) -> list[BookedSlot]:
    """Return what the booking holds, to go to as many other dates. Raises TooLateToMove when that cannot be."""
    rows = list(booking.slots.select_related("slot", "line").order_by("slot__starts_at"))
    if len(slots) != len(rows) or any(row.slot.status == Slot.Status.CALLED_OFF for row in rows):
        raise TooLateToMove
    return rows


def steps_of(rows: list[BookedSlot], slots: list[Slot]) -> list[Step]:
    """Return what changes when these rows go to these dates, the dearest first. Raises NotFree or Dearer."""
    kept = {row.slot_id for row in rows} & {slot.pk for slot in slots}
    left = standing(lines=[row.line for row in rows])
    going = sorted((row for row in rows if row.slot_id not in kept), key=lambda row: -left[row.line_id].amount)
    coming = sorted((slot for slot in slots if slot.pk not in kept), key=lambda slot: -slot.price)
    steps = []
    for row, slot in zip(going, coming, strict=True):
        if not slot.is_bookable or slot.left < row.quantity:
            raise NotFree(when=day_name(slot.starts_at), left=slot.left if slot.is_bookable else 0)
        steps.append(Step(row, left[row.line_id].amount, slot, slot.price * row.quantity))
    more = sum((step.price - step.left for step in steps), NOTHING)
    if more > 0 or any(step.price > step.left for step in steps):
        raise Dearer
    return steps


def what_comes_back(steps: Iterable[Step]) -> Decimal:
    """Return what the guest gets back (CNY)."""
    return sum((step.left - step.price for step in steps), NOTHING)


def _take(order, booking: Booking, steps: list[Step], by) -> None:
    """Keep the new places, give the old ones back, and let the rows and lines follow."""
    records = {step.slot.pk: step.slot.product.stockrecords.get() for step in steps}
    old = {step.row.line.stockrecord_id for step in steps}
    lock_stock(pks=({record.pk for record in records.values()} | old) - {None})
    for step in steps:
        key = f"move-{booking.pk}-{booking.sequence}-{step.slot.pk}"
        try:
            hold(stockrecord_id=records[step.slot.pk].pk, quantity=step.row.quantity, key=key)
        except OutOfStock as error:
            raise NotFree(when=day_name(step.slot.starts_at), left=error.left) from error
        adjustment = shrink(
            order=order,
            partner_id=step.row.line.partner_id,
            less={step.row.line_id: Less(quantity=step.row.quantity)},
            reason=Adjustment.Reason.MOVED,
            key=key,
            by=by,
            instead=Instead(key=key, price=step.price),
        )
        step.row.slot, step.row.line = step.slot, adjustment.instead
        step.row.save(update_fields=["slot", "line"])


def _write(booking: Booking) -> None:
    """Let the booking say when it is now, what it costs, and until when it goes back whole."""
    rows = list(booking.slots.select_related("slot", "line").order_by("slot__starts_at"))
    first = rows[0].slot
    booking.starts_at, booking.ends_at = first.starts_at, rows[-1].slot.ends_at
    booking.price = sum((row.line.line_price_incl_tax for row in rows), NOTHING)
    booking.free_until, booking.late_percent = free_until(first), first.late_percent
    booking.sequence += 1
    booking.save(update_fields=["starts_at", "ends_at", "price", "free_until", "late_percent", "sequence"])
    close_open(booking=booking, status=Proposal.Status.WITHDRAWN)
    letters.tell_guest(booking=booking, name="moved")
    letters.tell_hosts(booking=booking, name="guest_moved")
