"""Guests are reminded the day before, once, in their language."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from marketplace.bookings.services import cancel_booking, remind
from portal.outbox.services import deliver_due
from portal.users.personal_data import collect_personal_data
from tests.bookings.factories import book, make_slot
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def morning_before(slot):
    return time_machine.travel(slot.starts_at - timedelta(days=1), tick=False)


def reminders() -> list:
    return [letter for letter in mail.outbox if letter.subject.startswith(("Tomorrow", "明天"))]


def test_a_guest_is_reminded_the_day_before_once_in_the_orders_language(scripted):
    slot = make_slot(days=10)
    book(slot, language="zh-hans")

    assert remind() == "0 guests of tomorrow reminded"
    with morning_before(slot):
        assert remind() == "1 guests of tomorrow reminded"
        remind()
        deliver_due()

    assert [letter.subject for letter in reminders()] == ["明天：扎染一下午"]


def test_nobody_is_reminded_of_what_was_cancelled_meanwhile(scripted):
    slot = make_slot(days=10)
    booking = book(slot).bookings.get()
    with morning_before(slot):
        remind()
        cancel_booking(booking=booking)
        deliver_due()

    assert reminders() == []


def test_whoever_has_not_paid_yet_is_not_reminded(scripted):
    slot = make_slot(days=20)
    book(slot, provider="bank_transfer")

    with morning_before(slot):
        assert remind() == "0 guests of tomorrow reminded"


def test_bookings_are_part_of_the_data_a_person_may_download(scripted):
    guest = make_user()
    booking = book(make_slot(), user=guest).bookings.get()

    assert [row["number"] for row in collect_personal_data(guest)["bookings"]] == [booking.number]
