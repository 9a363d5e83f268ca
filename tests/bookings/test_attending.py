"""Who came, who did not, and when an order is complete."""

from datetime import timedelta

import pytest
import time_machine

from marketplace.bookings.exceptions import NotYet, TooLate
from marketplace.bookings.models import Booking
from marketplace.bookings.services import assume_came, cancel_booking, mark
from tests.bookings.factories import book, make_slot

pytestmark = pytest.mark.django_db


def on_the_day(slot):
    """Travel to an hour after a date has begun."""
    return time_machine.travel(slot.starts_at + timedelta(hours=1), tick=False)


def test_who_came_is_marked_on_the_day_and_completes_the_order(scripted, books):
    slot = make_slot()
    order = book(slot)

    with on_the_day(slot):
        booking = mark(booking=order.bookings.get(), status="came")

    order.refresh_from_db()
    assert (booking.status, order.status) == ("came", "completed")
    assert books() == {}


def test_nobody_has_come_before_the_day(scripted):
    booking = book(make_slot()).bookings.get()

    with pytest.raises(NotYet):
        mark(booking=booking, status="came")

    booking.refresh_from_db()
    assert booking.status == Booking.Status.BOOKED


def test_a_mark_is_taken_back_and_the_order_is_open_again(scripted):
    slot = make_slot()
    order = book(slot)
    with on_the_day(slot):
        mark(booking=order.bookings.get(), status="absent")
        mark(booking=order.bookings.get(), status="booked")

    order.refresh_from_db()
    assert (order.bookings.get().status, order.status) == ("booked", "placed")


def test_a_cancelled_booking_is_not_marked(scripted):
    slot = make_slot()
    booking = cancel_booking(booking=book(slot).bookings.get())

    with on_the_day(slot), pytest.raises(TooLate):
        mark(booking=booking, status="came")


def test_whom_nobody_marked_is_taken_for_having_come_two_days_later(scripted):
    slot = make_slot()
    order = book(slot)

    assert assume_came(now=slot.ends_at + timedelta(days=1)) == "0 guests taken for having come"
    with time_machine.travel(slot.ends_at + timedelta(days=3)):
        assert assume_came() == "1 guests taken for having come"

    order.refresh_from_db()
    assert (order.bookings.get().status, order.status) == ("came", "completed")
