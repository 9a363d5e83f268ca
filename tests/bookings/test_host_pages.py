"""The host's way: terms, dates, guests, marks, calling off; and whom all that is closed to."""

from datetime import timedelta

import pytest
import time_machine

from marketplace.bookings.models import Booking, Slot
from tests.bookings.factories import book, fresh, in_days, make_bookable, make_host_village, make_slot, make_slots
from tests.consignments.factories import make_manager
from tests.matrix.walking import BACKEND

pytestmark = pytest.mark.django_db
DESK = "/en/shop/dashboard/calendar/"
ADD = {"every": "7", "starts": "09:00", "ends": "12:00", "places": "8", "price": "80.00"}


@pytest.fixture
def village():
    return make_host_village()


@pytest.fixture
def host(client, village):
    """Sign the village's shop manager in."""
    user = make_manager(village)
    client.force_login(user, backend=BACKEND)
    return user


def test_terms_lead_to_the_first_dates_and_a_weekly_series_is_opened(client, host, village):
    visit = make_bookable(village)
    day, until = in_days(7), in_days(28)

    answer = client.post(f"{DESK}visit/{visit.pk}/add/", ADD | {"day": day.isoformat(), "until": until.isoformat()})

    assert answer["Location"] == f"{DESK}?day={day:%Y-%m-%d}"
    assert Slot.objects.filter(visit=visit).count() == 4
    again = client.post(f"{DESK}visit/{visit.pk}/add/", ADD | {"day": day.isoformat()}, follow=True)
    assert "Nothing new" in again.content.decode()
    assert Slot.objects.count() == 4


def test_bad_dates_come_back_with_what_was_typed(client, host, village):
    visit = make_bookable(village)

    answer = client.post(f"{DESK}visit/{visit.pk}/add/", ADD | {"day": in_days(9).isoformat(), "until": "2020-01-01"})

    assert answer.status_code == 422
    assert "It lies before the first day." in answer.content.decode()
    assert in_days(9).isoformat() in answer.content.decode()
    assert not Slot.objects.exists()


def test_the_calendar_shows_the_day_and_the_date_its_guests(client, host, village, scripted):
    slot = make_slots(make_bookable(village), 10)[0]
    booking = book(slot, quantity=2).bookings.get()

    month = client.get(f"{DESK}?day={in_days(10)}").content.decode()
    page = client.get(f"{DESK}date/{slot.pk}/").content.decode()

    assert "2 / 8" in month
    assert "L 家" in page
    assert booking.number in page
    assert "L 家" in client.get(f"{DESK}date/{slot.pk}/list/").content.decode()


def test_names_are_shown_until_thirty_days_after(client, host, village, scripted):
    slot = make_slots(make_bookable(village), 10)[0]
    book(slot)

    with time_machine.travel(slot.ends_at + timedelta(days=31)):
        client.force_login(host, backend=BACKEND)
        pages = [client.get(f"{DESK}{path}").content.decode() for path in (f"date/{slot.pk}/", "guests/?show=past")]

    assert not [page for page in pages if "L 家" in page or "13800000001" in page]


def test_closing_some_nights_and_opening_them_again(client, host, village):
    slots = make_slots(make_bookable(village, kind="stay"), 10, 11, 12)
    words = {"day": in_days(10).isoformat(), "until": in_days(11).isoformat()}

    client.post(f"{DESK}visit/{slots[0].visit_id}/close/", words)
    assert [fresh(slot).status for slot in slots] == ["closed", "closed", "open"]
    client.post(f"{DESK}visit/{slots[0].visit_id}/close/", words | {"do": "open"})

    assert [fresh(slot).status for slot in slots] == ["open"] * 3


def test_places_do_not_fall_below_what_is_booked(client, host, village, scripted):
    slot = make_slots(make_bookable(village), 10)[0]
    book(slot, quantity=3)

    answer = client.post(f"{DESK}date/{slot.pk}/", {"do": "change", "places": "2", "price": "80.00", "seen": "8"})

    assert answer.status_code == 422
    assert fresh(slot).places == 8


def test_a_guest_is_marked_and_a_date_called_off_after_being_asked(client, host, village, scripted, books):
    slot = make_slots(make_bookable(village), 10)[0]
    booking = book(slot).bookings.get()
    asked = client.get(f"{DESK}date/{slot.pk}/call-off/").content.decode()
    assert "¥80" in asked

    client.post(f"{DESK}booking/{booking.pk}/mark/", {"status": "came"})
    booking.refresh_from_db()
    assert booking.status == "booked"  # not before the day
    client.post(f"{DESK}date/{slot.pk}/call-off/", {"reason": "大雨"})

    booking.refresh_from_db()
    assert (booking.status, fresh(slot).reason) == ("cancelled", "大雨")
    assert books() == {}


def test_another_villages_dates_are_not_there_and_nothing_happens_to_them(client, host, scripted):
    slot = make_slot()
    booking = book(slot).bookings.get()
    posts = [
        (f"visit/{slot.visit_id}/add/", ADD | {"day": in_days(20).isoformat()}),
        (f"visit/{slot.visit_id}/close/", {"day": in_days(1), "until": in_days(30)}),
        (f"date/{slot.pk}/", {"do": "close"}),
        (f"date/{slot.pk}/call-off/", {"reason": "x"}),
        (f"booking/{booking.pk}/mark/", {"status": "absent"}),
        (f"booking/{booking.pk}/cancel/", {}),
    ]

    assert {client.post(f"{DESK}{path}", words).status_code for path, words in posts} == {404}
    booking.refresh_from_db()
    assert (booking.status, fresh(slot).status, Slot.objects.count()) == ("booked", "open", 1)


def test_lists_keep_their_budget_with_many_bookings(client, host, village, scripted, django_assert_max_num_queries):
    slot = make_slots(make_bookable(village), 10, places=300)[0]
    order = book(slot)
    first = order.bookings.get()
    Booking.objects.bulk_create(
        Booking(
            number=f"{order.number}-X{number}",
            order=order,
            visit=slot.visit,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            quantity=1,
            price="80.00",
            free_until=first.free_until,
            late_percent=50,
        )
        for number in range(10_000)
    )

    client.get(DESK)  # what a process asks once
    for path in ("", f"?day={in_days(10)}", "guests/", f"date/{slot.pk}/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"{DESK}{path}").status_code == 200
