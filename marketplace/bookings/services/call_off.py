"""A date is called off: by its host, or because too few have booked by its last moment. Everybody gets all back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from marketplace.bookings import letters
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.services.cancel import cancel_booking
from marketplace.bookings.services.slots import hold_anyway, leave_nothing_free, lock_slot

#: The host is told so long before a date's last moment that too few have booked.
WARNED_BEFORE = timedelta(days=1)
STANDING = ~Q(booked__booking__status=Booking.Status.CANCELLED)


def call_off(*, slot: Slot, reason: str = "", by=None, too_few: bool = False) -> Slot:
    """Call a date off and cancel its bookings with everything given back; return it. Harmless to repeat.

    `reason` is the host's word to the guests. The date is closed first, in a transaction of its own, and each booking
    follows in another: what a crash leaves is done by `settle_called_off`. Never call it in a transaction.
    """
    slot = _close(slot, reason)
    ended = Booking.Ended.TOO_FEW if too_few else Booking.Ended.HOST
    for booking in Booking.objects.coming().filter(slots__slot=slot).order_by("pk").distinct():
        cancel_booking(booking=booking, ended=ended, by=by)
    return slot


@transaction.atomic
def _close(slot: Slot, reason: str) -> Slot:
    slot = lock_slot(slot=slot)
    if slot.status != Slot.Status.CALLED_OFF:
        slot.status, slot.reason = Slot.Status.CALLED_OFF, reason[:200]
        slot.save(update_fields=["status", "reason"])
        # Nothing is left that somebody who looked a moment ago could still take.
        leave_nothing_free(products=[slot.product_id])
    return slot


def settle_called_off() -> int:
    """Cancel what still stands on dates that were called off, and return how many bookings that were.

    It was paid for while the date was being called off, or a crash came in between.
    """
    left = Booking.objects.coming().filter(slots__slot__status=Slot.Status.CALLED_OFF).order_by("pk").distinct()
    for booking in left:
        cancel_booking(booking=booking, ended=Booking.Ended.HOST)
    return len(left)


def decide_minimums(*, now: datetime | None = None) -> str:
    """Decide at a date's last moment whether enough have booked, warn hosts a day before; say what was done.

    Too few: it is called off, unless the host holds it all the same. Enough: it is held, whoever cancels later. While
    somebody is just paying for the places that would make it enough, it waits. Runs every ten minutes.
    """
    now = now or timezone.now()
    undecided = Slot.objects.with_places().filter(
        status=Slot.Status.OPEN, minimum__gt=1, is_held_anyway=False, starts_at__gt=now
    )
    due = list(
        undecided.filter(closes_at__lte=now).annotate(sold=Coalesce(Sum("booked__quantity", filter=STANDING), 0))
    )
    short = [slot for slot in due if slot.taken < slot.minimum]
    for slot in due:
        if slot.sold >= slot.minimum:
            hold_anyway(slot=slot)
        elif slot.taken < slot.minimum:
            call_off(slot=slot, too_few=True)
    soon = Q(closes_at__gt=now, closes_at__lte=now + WARNED_BEFORE, taken__gt=0, taken__lt=F("minimum"))
    warned = list(undecided.filter(soon).select_related("visit"))
    for slot in warned:
        letters.warn_hosts(slot=slot)
    return f"{len(short)} called off, {len(warned)} hosts warned, {settle_called_off()} cancelled after the fact"
