"""Guests are reminded the day before."""

from datetime import datetime, timedelta

from django.utils import timezone

from marketplace.bookings import letters
from marketplace.bookings.models import Booking


def remind(*, now: datetime | None = None) -> str:
    """Promise a letter to everybody who has paid and comes tomorrow, once; say how many. Runs each morning."""
    local = timezone.localtime(now)
    start = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    tomorrow = Booking.objects.coming().paid().filter(starts_at__gte=start, starts_at__lt=start + timedelta(days=1))
    found = list(tomorrow.with_guest().order_by("pk"))
    for booking in found:
        letters.tell_guest(booking=booking, name="reminder")
    return f"{len(found)} guests of tomorrow reminded"
