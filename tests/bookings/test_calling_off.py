"""A date is called off, by its host or because too few came together; everybody gets all back."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core import mail

from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.services import call_off, cancel_booking, decide_minimums, hold_anyway, settle_called_off
from marketplace.placement.exceptions import PlacementError
from portal.outbox.services import deliver_due
from portal.payments.models import Refund
from tests.bookings.factories import book, fresh, make_bookable, make_slot, make_slots
from tests.consignments.factories import make_manager

pytestmark = pytest.mark.django_db


def test_called_off_by_the_host_everybody_gets_all_back_and_nobody_can_book(scripted, books):
    slot = make_slot(days=2)  # late: the rule would give half
    orders = [book(slot, quantity=2), book(slot)]

    call_off(slot=slot, reason="大雨")

    assert fresh(slot).status == Slot.Status.CALLED_OFF
    assert {booking.ended for booking in Booking.objects.all()} == {"host"}
    assert sorted(refund.amount for refund in Refund.objects.all()) == [Decimal("80.00"), Decimal("160.00")]
    for order in orders:
        order.refresh_from_db()
        assert order.status == "cancelled"
    with pytest.raises(PlacementError):
        book(slot)
    assert (fresh(slot).taken, fresh(slot).left) == (0, 0)
    assert books() == {}


def test_calling_one_night_off_frees_the_other_nights_of_its_guests(scripted, books):
    slots = make_slots(make_bookable(kind="stay"), 10, 11, 12, places=2, price="100.00")
    order = book(*slots)

    call_off(slot=slots[0])

    order.refresh_from_db()
    assert order.status == "cancelled"
    assert [(fresh(slot).taken, fresh(slot).left) for slot in slots] == [(0, 0), (0, 2), (0, 2)]
    assert books() == {}


def test_the_letter_tells_the_hosts_word(scripted):
    slot = make_slot()
    book(slot)
    call_off(slot=slot, reason="大雨，路断了")

    deliver_due()

    letter = next(letter for letter in mail.outbox if letter.subject.startswith("Cancelled: Tie-dye"))
    assert "大雨，路断了" in letter.body
    assert "¥80" in letter.body


def test_what_a_crash_left_is_cancelled_by_the_clock(scripted, books):
    slot = make_slot()
    booking = book(slot).bookings.get()
    Slot.objects.filter(pk=slot.pk).update(status=Slot.Status.CALLED_OFF)

    assert settle_called_off() == 1
    assert settle_called_off() == 0

    booking.refresh_from_db()
    assert (booking.status, booking.back) == ("cancelled", Decimal("80.00"))
    assert books() == {}


def test_too_few_at_the_last_moment_calls_it_off(scripted, books):
    slot = make_slot(days=10, minimum=3)
    enough = make_slot(days=10, minimum=3)
    booking = book(slot, quantity=2).bookings.get()
    book(enough, quantity=3)

    assert decide_minimums(now=slot.closes_at - timedelta(days=3)).startswith("0 called off, 0 hosts")
    with time_machine.travel(slot.closes_at + timedelta(minutes=1)):
        assert decide_minimums().startswith("1 called off")

    booking.refresh_from_db()
    assert (booking.status, booking.ended, booking.back) == ("cancelled", "too_few", Decimal("160.00"))
    assert fresh(enough).status == Slot.Status.OPEN
    assert books() == {}


def test_what_had_enough_at_its_last_moment_takes_place_though_somebody_cancels_later(scripted, books):
    slot = make_slot(days=10, minimum=3)
    first, second = book(slot, quantity=2).bookings.get(), book(slot).bookings.get()

    with time_machine.travel(slot.closes_at + timedelta(minutes=1)):
        decide_minimums()
        cancel_booking(booking=second)
        assert decide_minimums().startswith("0 called off")

    first.refresh_from_db()
    assert (first.status, fresh(slot).status) == ("booked", Slot.Status.OPEN)
    assert books() == {}


def test_while_somebody_is_paying_for_the_place_that_makes_it_enough_it_waits(scripted):
    slot = make_slot(days=10, minimum=2)
    book(slot)
    scripted.says = "pending"
    book(slot)

    with time_machine.travel(slot.closes_at + timedelta(minutes=1)):
        assert decide_minimums().startswith("0 called off")

    assert (fresh(slot).status, fresh(slot).is_held_anyway) == (Slot.Status.OPEN, False)


def test_the_host_may_hold_it_all_the_same(scripted):
    slot = make_slot(days=10, minimum=3)
    book(slot)
    hold_anyway(slot=slot)

    with time_machine.travel(slot.closes_at + timedelta(minutes=1)):
        assert decide_minimums().startswith("0 called off")

    assert fresh(slot).status == Slot.Status.OPEN


def test_the_host_is_warned_once_a_day_before(scripted):
    slot = make_slot(days=10, minimum=3)
    host = make_manager(slot.visit.village)
    book(slot)

    with time_machine.travel(slot.closes_at - timedelta(hours=20)):
        decide_minimums()
        decide_minimums()
        deliver_due()

    subjects = [letter.subject for letter in mail.outbox if letter.to == [host.email]]
    assert sum("too few people" in subject or "人还不够" in subject for subject in subjects) == 1
