"""What a cancellation gives back, and the rule in words, said before booking and again before cancelling."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.bookings.models import Booking, Slot
from marketplace.placement.services.shrink import FEN, NOTHING, Less, standing
from portal.payments.models import Attempt


def free_until(slot: Slot) -> datetime:
    """Return until when places of this slot go back for their whole price."""
    return slot.starts_at - timedelta(days=slot.free_days)


def percent_back(booking: Booking, *, at: datetime) -> int:
    """Return the share of its price (percent) that its guest gets back by cancelling at this moment."""
    if at <= booking.free_until:
        return 100
    return booking.late_percent if at < booking.starts_at else 0


def is_paid(booking: Booking) -> bool:
    """Say whether its money is here; what is only promised need not come when it is cancelled."""
    return booking.order.placement.attempt.status != Attempt.Status.PROMISED


def what_goes_back(booking: Booking, *, by_host: bool, at: datetime) -> dict[int, Less]:
    """Return what leaves each order line: all its places, and the part of its price (CNY) that goes back.

    By the host, and while the money is only promised, that is all; else what the rule says, half up to the fen.
    """
    rows = list(booking.slots.select_related("line"))
    left = standing(lines=[row.line for row in rows])
    percent = 100 if by_host or not is_paid(booking) else percent_back(booking, at=at)
    return {
        row.line_id: Less(
            quantity=left[row.line_id].quantity,
            amount=(left[row.line_id].amount * percent / 100).quantize(FEN, ROUND_HALF_UP),
        )
        for row in rows
    }


def total_of(less: dict[int, Less]) -> Decimal:
    """Return the sum of what goes back (CNY)."""
    return sum((each.amount or NOTHING for each in less.values()), NOTHING)


def moment(at: datetime) -> str:
    """Return a moment in words: day and time of day, in the language now active."""
    local = timezone.localtime(at)
    return f"{date_format(local, 'MONTH_DAY_FORMAT')} {date_format(local, 'H:i')}"


def cancel_rule(*, until: datetime, percent: int) -> str:
    """Return the rule of cancelling in words."""
    words = {"until": moment(until), "percent": percent}
    if until <= timezone.now():
        if percent:
            return _("Whoever cancels before it begins gets %(percent)s %% back.") % words
        return _("It is too close to give money back when you cancel.")
    if percent:
        return _("Free to cancel until %(until)s; after that you get %(percent)s %% back until it begins.") % words
    return _("Free to cancel until %(until)s; after that nothing comes back.") % words


def minimum_rule(slot: Slot) -> str:
    """Return what happens when too few book, in words; "" where there is no minimum."""
    if slot.minimum < 2 or slot.is_held_anyway:
        return ""
    return _(
        "With fewer than %(n)s people by %(until)s it may be called off. You are written to and get everything back."
    ) % {"n": slot.minimum, "until": moment(slot.closes_at)}


def said_before(slot: Slot) -> list[str]:
    """Return the rules of a date, in words, as they are said before booking."""
    hours = round((slot.starts_at - slot.closes_at).total_seconds() / 3600)
    last = _("Book by %(until)s.") % {"until": moment(slot.closes_at)} if hours else ""
    days = {"days": slot.free_days, "percent": slot.late_percent}
    if slot.late_percent:
        cancel = ngettext(
            "Free to cancel until %(days)s day before; after that %(percent)s %% come back.",
            "Free to cancel until %(days)s days before; after that %(percent)s %% come back.",
            slot.free_days,
        )
    else:
        cancel = ngettext(
            "Free to cancel until %(days)s day before; after that nothing comes back.",
            "Free to cancel until %(days)s days before; after that nothing comes back.",
            slot.free_days,
        )
    return [said for said in (cancel % days, minimum_rule(slot), last) if said]
