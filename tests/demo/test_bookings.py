"""The demo's dates: some free, one full, one called off, somebody who changed their mind, three asked to move."""

import pytest

from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.proposal_models import Proposal

pytestmark = pytest.mark.django_db


def test_the_demo_has_dates_in_every_state(demo_rows):
    slots = Slot.objects.with_places()

    assert {"open", "called_off"} <= set(slots.values_list("status", flat=True))
    assert slots.filter(status="open", left=0).exists()
    assert slots.filter(status="open", left__gt=0).count() > 50
    ended = Booking.objects.filter(status="cancelled").values_list("ended", flat=True)
    assert sorted(ended) == ["guest", "host"]
    assert Booking.objects.coming().count() >= 8


def test_a_host_asked_for_other_dates_and_got_a_yes_a_no_and_no_answer_yet(demo_rows):
    asked = {row.booking.order.delivery.name: row for row in Proposal.objects.select_related("booking")}

    assert {name: row.status for name, row in asked.items()} == {
        "居民 W": "open",
        "L 家": "accepted",
        "小 Z": "declined",
    }
    moved = asked["L 家"]
    assert set(moved.booking.slots.values_list("slot", flat=True)) == {slot.pk for slot in moved.slots.all()}
    for row in asked.values():
        assert row.booking.free_until >= row.booking.starts_at or row.status == "accepted"
