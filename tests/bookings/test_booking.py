"""Places on dates are sold through the same basket, checkout, stock and ledger as goods."""

from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.bookings.exceptions import NotFree, PayNow
from marketplace.bookings.models import Booking
from marketplace.bookings.services import put_in_basket, set_open, write_bookings
from marketplace.placement.exceptions import DeliveryMissing, NotForSale, OutOfStock, PaymentNotOffered
from marketplace.placement.pricing import prepare
from portal.outbox.services import deliver_due
from tests.bookings.factories import book, fresh, make_bookable, make_host_village, make_slot, make_slots
from tests.consignments.factories import make_manager
from tests.factories import make_product
from tests.placement.factories import make_basket, pickup

pytestmark = pytest.mark.django_db


def test_an_order_of_places_alone_has_a_booking_and_no_parcel(scripted, books):
    slot = make_slot(places=8)

    order = book(slot, quantity=3)

    booking = order.bookings.get()
    assert (booking.number, booking.quantity, booking.price) == (f"{order.number}-V1", 3, Decimal("240.00"))
    assert (booking.starts_at, booking.ends_at) == (slot.starts_at, slot.ends_at)
    assert (order.consignments.count(), order.delivery.method, order.status) == (0, "on_site", "placed")
    assert (fresh(slot).taken, fresh(slot).left) == (3, 5)
    assert books() == {}


def test_goods_and_places_go_together_and_only_the_goods_are_packed(scripted, books):
    slot = make_slot()
    rice = make_product(price="10.00", stock=5)

    order = book(slot, quantity=2, goods=[(rice, 1)], delivery=pickup())

    parcel = order.consignments.get()
    assert [packed.line.product for packed in parcel.lines.all()] == [rice]
    assert order.bookings.get().quantity == 2
    assert order.total_incl_tax == Decimal("170.00")
    assert books() == {}


def test_a_mixed_order_is_complete_when_parcels_and_bookings_are(scripted):
    from marketplace.bookings.services import mark
    from marketplace.consignments.services import advance
    from tests.bookings.test_attending import on_the_day

    slot = make_slot(days=1, close_hours=1)
    order = book(slot, goods=[(make_product(price="10.00"), 1)], delivery=pickup())
    for to in ("packed", "on_the_road", "at_point", "handed_over"):
        advance(consignment=order.consignments.get(), to=to)
    order.refresh_from_db()
    assert order.status == "placed"

    with on_the_day(slot):
        mark(booking=order.bookings.get(), status="came")

    order.refresh_from_db()
    assert order.status == "completed"


def test_nights_that_follow_each_other_are_one_booking_and_a_gap_makes_two(scripted):
    visit = make_bookable(kind="stay")
    slots = make_slots(visit, 10, 11, 12, 14, places=2, price="200.00")

    order = book(*slots)

    first, second = order.bookings.order_by("number")
    assert (first.nights, second.nights) == (3, 1)
    assert (first.starts_at, first.ends_at) == (slots[0].starts_at, slots[2].ends_at)
    assert (first.price, second.price) == (Decimal("600.00"), Decimal("200.00"))
    assert [slot.left for slot in map(fresh, slots)] == [1, 1, 1, 1]


def test_one_full_night_refuses_the_whole_stay(scripted, books):
    slots = make_slots(make_bookable(kind="stay"), 10, 11, 12, places=1, price="200.00")
    book(slots[1])

    with pytest.raises(OutOfStock):
        book(*slots)

    assert [slot.left for slot in map(fresh, slots)] == [1, 0, 1]
    assert Booking.objects.count() == 1
    assert books() == {}


def test_a_date_past_its_last_moment_is_not_for_sale(scripted):
    slot = make_slot(days=2)
    basket = make_basket((slot.product, 1))
    type(slot).objects.filter(pk=slot.pk).update(closes_at=timezone.now())
    assert basket.all_lines()

    with pytest.raises(NotForSale):
        book(slot)

    assert fresh(slot).taken == 0


def test_a_closed_date_is_not_for_sale_and_keeps_its_guests(scripted, books):
    slot = make_slot()
    booking = book(slot).bookings.get()
    set_open(slot=slot, is_open=False)

    with pytest.raises(NotForSale):
        book(slot)

    booking.refresh_from_db()
    assert booking.status == Booking.Status.BOOKED
    assert books() == {}


def test_places_are_not_paid_at_the_pickup_point(scripted):
    slot, rice = make_slot(), make_product(price="10.00")

    with pytest.raises(PaymentNotOffered):
        book(slot, goods=[(rice, 1)], delivery=pickup(), provider="pay_at_pickup")

    assert fresh(slot).taken == 0


def test_a_transfer_that_would_come_too_late_is_refused_and_one_in_time_is_taken(scripted, books):
    soon, later = make_slot(days=3), make_slot(days=20)

    with pytest.raises(PayNow):
        book(soon, provider="bank_transfer")

    assert fresh(soon).taken == 0
    assert book(later, provider="bank_transfer").bookings.get().status == Booking.Status.BOOKED
    assert books() == {}


def test_goods_without_a_way_of_delivery_are_refused(scripted):
    rice = make_product(price="10.00")

    with pytest.raises(DeliveryMissing):
        book(goods=[(rice, 1)])
    with pytest.raises(DeliveryMissing):
        book(make_slot(), delivery=pickup())


def test_the_basket_takes_all_dates_or_none(scripted):
    slots = make_slots(make_bookable(kind="stay"), 10, 11, places=2, price="200.00")
    book(slots[1])
    basket = prepare(basket=make_basket())

    with pytest.raises(NotFree):
        put_in_basket(basket=basket, slots=map(fresh, slots), quantity=2)

    assert basket.lines.count() == 0
    put_in_basket(basket=basket, slots=map(fresh, slots), quantity=1)
    assert basket.lines.count() == 2


def test_writing_the_bookings_again_changes_nothing(scripted):
    order = book(make_slot())

    assert [booking.pk for booking in write_bookings(order=order)] == [order.bookings.get().pk]
    assert Booking.objects.count() == 1


def test_the_people_in_charge_of_the_village_hear_of_new_guests(scripted):
    slot = make_slot()
    host, other = make_manager(slot.visit.village, language="en"), make_manager(make_host_village())
    book(slot, quantity=2)

    deliver_due()

    subjects = {letter.to[0]: letter.subject for letter in mail.outbox}
    assert subjects[host.email].startswith("New guests: Tie-dye")
    assert other.email not in subjects


def test_the_guest_gets_a_letter_with_the_date_in_a_calendar_file(scripted):
    slot = make_slot()
    booking = book(slot).bookings.get()

    deliver_due()

    letter = next(letter for letter in mail.outbox if letter.subject.startswith("Booked: Tie-dye"))
    name, text, kind = letter.attachments[0]
    assert (name, kind) == ("visit.ics", "text/calendar; method=PUBLISH")
    assert f"UID:{booking.uid}@" in text
    assert "SEQUENCE:0" in text
    assert "Free to cancel until" in letter.body
