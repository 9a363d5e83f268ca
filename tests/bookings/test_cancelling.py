"""A booking goes back by its rule: places, price, books, refund and letter follow."""

from decimal import Decimal

import pytest
from django.core import mail
from icalendar import Calendar

from marketplace.bookings.calendars import booking_calendar
from marketplace.bookings.exceptions import RefundMoved, TooLate
from marketplace.bookings.models import Booking
from marketplace.bookings.services import cancel_booking
from marketplace.placement.services import cancel_order
from portal.outbox.services import deliver_due
from portal.payments.models import Refund
from tests.bookings.factories import book, fresh, make_bookable, make_slot, make_slots
from tests.factories import make_product
from tests.placement.factories import pickup

pytestmark = pytest.mark.django_db


def test_cancelled_in_time_the_whole_price_goes_back_and_the_order_with_it(scripted, books):
    slot = make_slot(days=10)
    order = book(slot, quantity=2)

    booking = cancel_booking(booking=order.bookings.get(), seen=Decimal("160.00"))

    order.refresh_from_db()
    assert (booking.status, booking.back, booking.ended) == ("cancelled", Decimal("160.00"), "guest")
    assert (order.status, fresh(slot).left) == ("cancelled", 8)
    assert Refund.objects.get().amount == Decimal("160.00")
    assert Refund.objects.get().status == Refund.Status.DONE
    assert books() == {}


def test_cancelled_late_half_goes_back_and_the_village_keeps_the_rest(scripted, books):
    slot = make_slot(days=2, price="80.01")
    order = book(slot)

    booking = cancel_booking(booking=order.bookings.get())

    order.refresh_from_db()
    assert (booking.back, Refund.objects.get().amount) == (Decimal("40.01"), Decimal("40.01"))
    assert (order.status, fresh(slot).left) == ("completed", 8)
    assert books() == {}


def test_nothing_goes_back_where_the_rule_gives_nothing_and_the_place_is_free_all_the_same(scripted, books):
    slot = make_slot(days=2, late_percent=0)
    order = book(slot)

    booking = cancel_booking(booking=order.bookings.get())

    assert (booking.back, Refund.objects.count(), fresh(slot).left) == (Decimal("0.00"), 0, 8)
    assert books() == {}


def test_cancelling_again_gives_nothing_again(scripted, books):
    booking = book(make_slot()).bookings.get()
    cancel_booking(booking=booking)

    again = cancel_booking(booking=booking)

    assert (again.sequence, Refund.objects.count()) == (1, 1)
    assert books() == {}


def test_another_sum_than_the_one_shown_cancels_nothing(scripted, books):
    slot = make_slot()
    booking = book(slot).bookings.get()

    with pytest.raises(RefundMoved) as moved:
        cancel_booking(booking=booking, seen=Decimal("40.00"))

    assert moved.value.now == Decimal("80.00")
    assert (fresh(slot).taken, Refund.objects.count()) == (1, 0)
    assert books() == {}


def test_what_has_begun_is_not_cancelled_by_the_guest(scripted):
    slot = make_slot()
    booking = book(slot).bookings.get()
    Booking.objects.filter(pk=booking.pk).update(starts_at=booking.order.date_placed)

    with pytest.raises(TooLate):
        cancel_booking(booking=booking)

    assert fresh(slot).taken == 1


def test_of_a_mixed_order_only_the_places_go_back(scripted, books):
    slot = make_slot()
    order = book(slot, goods=[(make_product(price="10.00"), 1)], delivery=pickup())

    cancel_booking(booking=order.bookings.get())

    order.refresh_from_db()
    assert (order.status, order.consignments.get().status) == ("placed", "to_pack")
    assert Refund.objects.get().amount == Decimal("80.00")
    assert books() == {}


def test_two_bookings_cancelled_one_after_the_other_give_all_back(scripted, books):
    order = book(make_slot(), make_slot())
    for booking in order.bookings.all():
        cancel_booking(booking=booking)

    order.refresh_from_db()
    assert order.status == "cancelled"
    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("80.00")] * 2
    assert books() == {}


def test_a_booking_that_is_only_promised_costs_nothing_when_cancelled(scripted, books):
    order = book(make_slot(days=20), provider="bank_transfer")

    booking = cancel_booking(booking=order.bookings.get())

    order.refresh_from_db()
    assert (order.status, booking.back, Refund.objects.count()) == ("cancelled", Decimal("80.00"), 0)
    assert books() == {}


def test_with_the_whole_order_all_its_bookings_end(scripted, books):
    slots = make_slots(make_bookable(kind="stay"), 10, 11, price="200.00")
    order = book(*slots)

    cancel_order(order=order)

    booking = order.bookings.get()
    assert (booking.status, booking.ended, booking.back) == ("cancelled", "order", Decimal("400.00"))
    assert [fresh(slot).left for slot in slots] == [8, 8]
    assert books() == {}


def test_the_calendar_file_keeps_its_uid_and_takes_the_date_out(scripted):
    booking = book(make_slot()).bookings.get()
    before = Calendar.from_ical(booking_calendar(Booking.objects.with_guest().get(pk=booking.pk)))
    cancel_booking(booking=booking)

    after = Calendar.from_ical(booking_calendar(Booking.objects.with_guest().get(pk=booking.pk)))

    assert (before["method"], after["method"]) == ("PUBLISH", "CANCEL")
    old, new = before.events[0], after.events[0]
    assert old["uid"] == new["uid"]
    assert (old["sequence"], new["sequence"]) == (0, 1)
    assert (old["status"], new["status"]) == ("CONFIRMED", "CANCELLED")


def test_the_letter_says_the_sum_and_the_guest_gets_it_once(scripted):
    booking = book(make_slot(days=2)).bookings.get()
    cancel_booking(booking=booking)

    deliver_due()
    deliver_due()

    letters = [letter for letter in mail.outbox if letter.subject.startswith("Cancelled: Tie-dye")]
    assert len(letters) == 1
    assert "¥40" in letters[0].body
    assert letters[0].attachments[0][2] == "text/calendar; method=CANCEL"
