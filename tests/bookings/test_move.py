"""A booking is moved by its guest: places, price, money and calendar follow; nothing is sold twice."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.bookings.exceptions import Dearer, NotFree, TooLateToMove
from marketplace.bookings.models import Booking
from marketplace.bookings.services import cancel_booking
from marketplace.bookings.services.move import move_booking
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt, Refund
from tests.bookings.factories import book, fresh, make_bookable, make_slot, make_slots
from tests.placement.at_once import at_once
from tests.placement.conftest import books, scripted

pytestmark = pytest.mark.django_db
__all__ = ["books", "scripted"]


@pytest.fixture
def visit(scripted):
    """Return a visit that is booked by the usual terms."""
    return make_bookable()


def booked(slot, **more):
    """Return a paid booking of two places."""
    return book(slot, quantity=2, provider="scripted", **more).bookings.get()


def taken(*slots):
    """Return how many places of each date are taken."""
    return [fresh(slot).taken for slot in slots]


def test_a_moved_booking_takes_its_places_and_gives_the_difference_back(visit, books):
    (old,), (new,) = make_slots(visit, 10), make_slots(visit, 12, price="60.00")
    booking = move_booking(booking=booked(old), slots=[new], seen=Decimal("40.00"))
    assert (taken(old, new), booking.starts_at, booking.price) == ([0, 2], new.starts_at, Decimal("120.00"))
    assert booking.free_until == new.starts_at - timedelta(days=3)
    assert (Attempt.objects.get().refunded, booking.sequence, books()) == (Decimal("40.00"), 1, {})


def test_moving_there_again_changes_nothing(visit, books):
    old, new = make_slots(visit, 10, 12)
    booking = move_booking(booking=booked(old), slots=[new])
    again = move_booking(booking=booking, slots=[new])
    assert (again.sequence, taken(old, new), Refund.objects.count(), books()) == (1, [0, 2], 0, {})


def test_back_and_forth_and_then_cancelled_gives_everything_back(visit, books):
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    for slot in (new, old, new):
        booking = move_booking(booking=booking, slots=[slot])
    cancel_booking(booking=booking)
    assert (taken(old, new), Attempt.objects.get().refunded, books()) == ([0, 0], Decimal("160.00"), {})


def test_a_dearer_a_full_a_foreign_and_a_closed_date_are_refused(visit, books):
    old, full, closed = make_slots(visit, 10, 12, 14)
    (dear,) = make_slots(visit, 16, price="81.00")
    other = make_slot(days=10)
    booked(full), booked(full), booked(full), booked(full)
    type(closed).objects.filter(pk=closed.pk).update(status="closed")
    booking = booked(old)
    for slot, error in ((dear, Dearer), (full, NotFree), (closed, NotFree), (other, TooLateToMove)):
        with pytest.raises(error):
            move_booking(booking=booking, slots=[slot])
    assert (taken(old, dear, full), books()) == ([2, 0, 8], {})


def test_after_the_last_free_moment_it_is_too_late(visit, books):
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    Booking.objects.update(free_until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(TooLateToMove):
        move_booking(booking=booking, slots=[new])
    assert taken(old, new) == [2, 0]


def test_a_stay_moves_by_one_night_and_keeps_the_one_it_shares(scripted, books):
    stay = make_bookable(kind="stay")
    first, second, third = make_slots(stay, 10, 11, 12, price="100.00")
    booking = book(first, second, quantity=1, provider="scripted").bookings.get()
    booking = move_booking(booking=booking, slots=[second, third])
    assert (taken(first, second, third), booking.nights, booking.price) == ([0, 1, 1], 2, Decimal("200.00"))
    assert (booking.starts_at, booking.ends_at, books()) == (second.starts_at, third.ends_at, {})


def test_guest_and_host_are_written_to(visit):
    old, new = make_slots(visit, 10, 12)
    move_booking(booking=booked(old), slots=[new])
    for _round in range(2):
        deliver_due(now=timezone.now())
    (letter,) = [letter for letter in mail.outbox if letter.subject.startswith("Moved")]
    assert letter.attachments


def test_the_page_shows_what_comes_back_and_moves(client, visit):
    (old,), (new,) = make_slots(visit, 10), make_slots(visit, 12, price="60.00")
    booking = booked(old)
    path = f"/en/shop/track/{booking.order.delivery.token}/visits/{booking.number}/move/"
    assert path in client.get(f"/en/shop/track/{booking.order.delivery.token}/").content.decode()
    assert client.post(path, {}).status_code == 422
    sure = client.post(path, {"slot": new.pk}).content.decode()
    assert "¥40 goes back to you the way it came." in sure
    assert taken(old, new) == [2, 0]
    done = client.post(path, {"slot": new.pk, "sure": "1", "seen": "40.00"}, follow=True).content.decode()
    assert "Moved:" in done
    assert taken(old, new) == [0, 2]
    assert client.get(path.replace(booking.order.delivery.token, "nobody")).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_two_who_move_to_the_last_places_at_once_leave_one_winner(scripted, _round):
    visit = make_bookable()
    one, two = make_slots(visit, 10, 11)
    (last,) = make_slots(visit, 14, places=2)
    results = at_once([partial(move_booking, booking=booked(slot), slots=[last]) for slot in (one, two)])
    assert sorted(isinstance(result, NotFree) for result in results) == [False, True]
    assert (fresh(last).taken, sum(taken(one, two))) == (2, 2)
    assert {name: found.broken for name, found in check_all().items() if found.broken} == {}
