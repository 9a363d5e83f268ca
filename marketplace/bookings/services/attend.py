"""Who came and who did not."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.bookings.exceptions import NotYet, TooLate
from marketplace.bookings.models import Booking
from marketplace.bookings.services.finish import wind_up
from marketplace.placement.locks import lock_order_and_attempt

#: Whom nobody has marked so long after the end is taken for having come.
ASSUMED_AFTER = timedelta(days=2)
S = Booking.Status


@transaction.atomic
def mark(*, booking: Booking, status: str, by=None) -> Booking:
    """Write down that the guest came or did not come, or take it back ("booked"); return the booking.

    With the last of an order's bookings the order is complete; taking back opens it again. Raises NotYet before the
    day, TooLate when it was cancelled.
    """
    order, _attempt = lock_order_and_attempt(pk=booking.order_id)
    booking = Booking.objects.get(pk=booking.pk)
    if booking.status == S.CANCELLED:
        raise TooLate
    if timezone.localdate(booking.starts_at) > timezone.localdate():
        raise NotYet
    if booking.status == status:
        return booking
    booking.status, booking.marked_by, booking.marked_at = status, by, timezone.now()
    booking.save(update_fields=["status", "marked_by", "marked_at"])
    if status == S.BOOKED and order.status == "completed":
        order.set_status("placed")
    elif status != S.BOOKED:
        wind_up(order=order, by=by)
    return booking


def assume_came(*, now: datetime | None = None) -> str:
    """Take guests for having come whom nobody has marked two days after the end; say how many."""
    before = (now or timezone.now()) - ASSUMED_AFTER
    unmarked = list(Booking.objects.coming().filter(ends_at__lt=before).order_by("pk"))
    for booking in unmarked:
        mark(booking=booking, status=S.CAME)
    return f"{len(unmarked)} guests taken for having come"
