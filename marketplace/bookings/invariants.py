"""What must always be true of dates and bookings; check_books says it."""

from django.db.models import F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from marketplace.bookings.models import BookedSlot, Booking, Slot
from marketplace.placement.models import Placement, Reservation
from portal.ledger.invariants import Finding, register_invariant
from portal.payments.models import Refund

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("places taken equal places booked plus live attempts", places_are_booked)
    register_invariant("no date has more guests than places", no_date_is_overbooked)
    register_invariant("no cancelled booking without its money settled or owed", cancelled_is_settled)


def _sum(rows, outer: str) -> Coalesce:
    grouped = rows.order_by().values(outer).annotate(sum=Sum("quantity"))
    return Coalesce(Subquery(grouped.values("sum"), output_field=IntegerField()), 0)


def _booked() -> Coalesce:
    standing = BookedSlot.objects.filter(slot=OuterRef("pk")).exclude(booking__status=Booking.Status.CANCELLED)
    return _sum(standing, "slot")


def places_are_booked() -> Finding:
    """What a date's stock record holds as taken is what its standing bookings and live attempts hold."""
    live = Reservation.objects.filter(
        placement__status=Placement.Status.RESERVED, stockrecord__product=OuterRef("product")
    )
    slots = Slot.objects.with_places().annotate(held=_booked(), paying=_sum(live, "stockrecord__product"))
    wrong = slots.exclude(taken=F("held") + F("paying"))
    named = [f"{slot}: {slot.taken} taken, {slot.held} + {slot.paying} held" for slot in wrong[:SHOWN]]
    taken = slots.aggregate(sum=Sum("taken"))["sum"] or 0
    return Finding(f"{taken} places taken on {Slot.objects.count()} dates", "; ".join(named))


def no_date_is_overbooked() -> Finding:
    """Nobody stands before a full table."""
    slots = Slot.objects.with_places().annotate(held=_booked())
    wrong = slots.filter(Q(held__gt=F("places")) | Q(taken__gt=F("places")))
    named = [f"{slot}: {slot.held} booked of {slot.places}" for slot in wrong[:SHOWN]]
    return Finding(f"{wrong.count()} dates with more guests than places", "; ".join(named))


def cancelled_is_settled() -> Finding:
    """A booking that ended gave back what it says: with its order, or by an adjustment whose refund stands."""
    ended = Booking.objects.filter(status=Booking.Status.CANCELLED)
    with_order = Q(ended=Booking.Ended.ORDER, order__status="cancelled")
    alone = Q(adjustment__goods=F("back"))
    alone &= Q(adjustment__refund=None) | (
        Q(adjustment__refund__amount=F("back")) & ~Q(adjustment__refund__status=Refund.Status.FAILED)
    )
    wrong = ended.exclude(with_order | alone)
    return Finding(f"{ended.count()} cancelled bookings", ", ".join(wrong.values_list("number", flat=True)[:SHOWN]))
