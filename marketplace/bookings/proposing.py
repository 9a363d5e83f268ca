"""What a proposal is called, and what its guest is shown of it."""

from marketplace.bookings.exceptions import BookingError
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.naming import booked_when, day_name, nights_when, times
from marketplace.bookings.proposal_models import Proposal
from marketplace.bookings.services.move import rows_of, steps_of, what_comes_back


def proposed_when(booking: Booking, slots: list[Slot]) -> str:
    """Return when a booking would be on these dates, in words, in the language now active."""
    if booking.nights:
        return nights_when(slots[0].starts_at, slots[-1].ends_at)
    return f"{day_name(slots[0].starts_at)} {times(slots[0].starts_at, slots[0].ends_at)}"


def shown(proposal: Proposal, booking: Booking) -> dict:
    """Return both dates and what comes back (CNY), or why the new one can no longer be had."""
    slots = list(proposal.slots.with_places().order_by("starts_at"))
    context = {"when": booked_when(booking), "new": proposed_when(booking, slots), "given": None, "gone": ""}
    try:
        context["given"] = what_comes_back(steps_of(rows_of(booking, slots), slots))
    except BookingError as error:
        context["gone"] = str(error)
    return context
