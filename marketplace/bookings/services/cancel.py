"""A booking is taken back: places, price, books, refund and letter follow in one transaction."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.bookings import letters
from marketplace.bookings.exceptions import RefundMoved, TooLate
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.proposal_models import Proposal, close_open
from marketplace.bookings.rules import total_of, what_goes_back
from marketplace.bookings.services.finish import wind_up
from marketplace.bookings.services.slots import leave_nothing_free
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.models import Adjustment
from marketplace.placement.services import shrink
from portal.payments import services as payments

Ended = Booking.Ended
BY_HOST = (Ended.HOST, Ended.TOO_FEW)


def cancel_booking(*, booking: Booking, ended: str = Ended.GUEST, seen: Decimal | None = None, by=None) -> Booking:
    """Cancel a booking and return it; the guest gets what the rule says, all of it when the host ends it.

    `ended` is one of Booking.Ended, `seen` the sum (CNY) the guest agreed to. The places are free again, except on
    dates that were called off. Cancelling again changes nothing. Never call it in a transaction. Raises TooLate or
    RefundMoved; then nothing is changed.
    """
    booking = _cancel(booking, ended, seen, by)
    payments.send_refunds(attempt=booking.order.placement.attempt)
    return booking


@transaction.atomic
def _cancel(booking: Booking, ended: str, seen: Decimal | None, by) -> Booking:
    order, _attempt = lock_order_and_attempt(pk=booking.order_id)
    booking = Booking.objects.with_guest().get(pk=booking.pk)
    if booking.status == Booking.Status.CANCELLED:
        return booking
    now = timezone.now()
    if booking.status != Booking.Status.BOOKED or (ended == Ended.GUEST and now >= booking.starts_at):
        raise TooLate
    less = what_goes_back(booking, by_host=ended != Ended.GUEST, at=now)
    total = total_of(less)
    if seen is not None and seen != total:
        raise RefundMoved(now=total)
    rows = list(booking.slots.select_related("line", "slot"))
    booking.adjustment = shrink(
        order=order,
        partner_id=rows[0].line.partner_id,
        less=less,
        reason=Adjustment.Reason.CALLED_OFF if ended in BY_HOST else Adjustment.Reason.BUYER,
        key=f"booking-{booking.pk}",
        by=by,
    )
    leave_nothing_free(products=[row.slot.product_id for row in rows if row.slot.status == Slot.Status.CALLED_OFF])
    end(booking=booking, ended=ended, back=total)
    letters.tell_guest(booking=booking, name="cancelled")
    if ended == Ended.GUEST:
        letters.tell_hosts(booking=booking, name="guest_cancelled")
    wind_up(order=order, by=by)
    return booking


def end(*, booking: Booking, ended: str, back: Decimal) -> None:
    """Write down that a booking ended, and what went back (CNY). The order's lock is held."""
    booking.status, booking.ended, booking.ended_at = Booking.Status.CANCELLED, ended, timezone.now()
    booking.back, booking.sequence = back, booking.sequence + 1
    booking.save(update_fields=["status", "ended", "ended_at", "back", "sequence", "adjustment"])
    close_open(booking=booking, status=Proposal.Status.WITHDRAWN)
