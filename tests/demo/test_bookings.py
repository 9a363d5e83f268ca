"""The demo's dates: some free, one full, one called off, somebody who changed their mind."""

import pytest

from marketplace.bookings.models import Booking, Slot

pytestmark = pytest.mark.django_db


def test_the_demo_has_dates_in_every_state(demo_rows):
    slots = Slot.objects.with_places()

    assert {"open", "called_off"} <= set(slots.values_list("status", flat=True))
    assert slots.filter(status="open", left=0).exists()
    assert slots.filter(status="open", left__gt=0).count() > 50
    ended = Booking.objects.filter(status="cancelled").values_list("ended", flat=True)
    assert sorted(ended) == ["guest", "host"]
    assert Booking.objects.coming().count() >= 8
