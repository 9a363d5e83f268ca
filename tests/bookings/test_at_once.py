"""Many guests at the same moment; with its control, in which the protection is off and the claim fails."""

from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError
from django.db.models import F
from django.db.models.functions import Coalesce

from marketplace.bookings.models import Booking
from marketplace.bookings.services import call_off, cancel_booking, settle_called_off
from marketplace.placement import locks
from marketplace.placement.exceptions import NotForSale, OutOfStock
from portal.payments.models import Refund
from tests.bookings.factories import book, fresh, make_bookable, make_slot, make_slots
from tests.placement.at_once import at_once, meeting

pytestmark = pytest.mark.django_db(transaction=True)
reserve_module = import_module("marketplace.placement.services.reserve")


def sold(results) -> int:
    """Return how many were booked; everybody else must have been told why not."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert {type(error) for error in refused} <= {OutOfStock, NotForSale}, refused
    return len(results) - len(refused)


def test_eight_guests_of_the_last_two_places_get_exactly_two(scripted, books):
    slot = make_slot(places=2)

    assert sold(at_once([partial(book, slot) for _guest in range(8)])) == 2

    assert (fresh(slot).taken, Booking.objects.count()) == (2, 2)
    assert books() == {}


def test_stays_that_overlap_take_all_their_nights_or_none_and_nobody_waits_in_a_circle(scripted, books):
    slots = make_slots(make_bookable(kind="stay"), 10, 11, 12, 13, places=1, price="100.00")
    early, late = slots[:3], slots[1:][::-1]

    results = at_once([partial(book, *nights) for nights in (early, late) * 4])

    assert sold(results) == 1
    assert Booking.objects.get().nights == 3
    assert sum(fresh(slot).taken for slot in slots) == 3
    assert books() == {}


def naive_allocate(checked, *, quantities):
    """Look first, write later."""
    records = locks.StockRecord.objects.in_bulk(list(quantities))
    if any(records[pk].net_stock_level < quantity for pk, quantity in quantities.items()):
        return min(quantities)
    checked()
    for pk, quantity in quantities.items():
        locks.StockRecord.objects.filter(pk=pk).update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
    return None


@pytest.mark.postgres
def test_control_without_lock_and_guard_only_the_constraint_stands_and_guests_meet_an_error(scripted, monkeypatch):
    monkeypatch.setattr(reserve_module, "allocate", partial(naive_allocate, meeting(4)))
    monkeypatch.setattr(reserve_module, "lock_stock", lambda *, pks: locks.StockRecord.objects.in_bulk(list(pks)))
    slot = make_slot(places=2)

    results = at_once([partial(book, slot) for _guest in range(8)])

    assert any(isinstance(result, IntegrityError) for result in results)


def test_a_booking_cancelled_by_many_hands_gives_back_once(scripted, books):
    booking = book(make_slot()).bookings.get()

    results = at_once([partial(cancel_booking, booking=booking) for _hand in range(4)])

    assert not [result for result in results if isinstance(result, Exception)]
    assert Refund.objects.count() == 1
    assert books() == {}


def test_booked_while_it_is_called_off_everybody_gets_all_back_in_the_end(scripted, books):
    slot = make_slot(places=6)
    book(slot)

    results = at_once([partial(call_off, slot=slot), *(partial(book, slot) for _guest in range(4))])
    settle_called_off()

    sold(results)
    assert not Booking.objects.standing().exists()
    assert fresh(slot).taken == 0
    assert books() == {}
