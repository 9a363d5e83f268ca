"""Everything that changes dates and bookings."""

from marketplace.bookings.services.attend import assume_came, mark
from marketplace.bookings.services.book import write_bookings
from marketplace.bookings.services.call_off import call_off, decide_minimums, settle_called_off
from marketplace.bookings.services.cancel import cancel_booking
from marketplace.bookings.services.choose import put_in_basket
from marketplace.bookings.services.remind import remind
from marketplace.bookings.services.slots import (
    Span,
    change_slot,
    hold_anyway,
    open_slots,
    set_open,
    set_open_between,
    span_of,
)
from marketplace.bookings.services.terms import set_terms

__all__ = [
    "Span",
    "assume_came",
    "call_off",
    "cancel_booking",
    "change_slot",
    "decide_minimums",
    "hold_anyway",
    "mark",
    "open_slots",
    "put_in_basket",
    "remind",
    "set_open",
    "set_open_between",
    "set_terms",
    "settle_called_off",
    "span_of",
    "write_bookings",
]
