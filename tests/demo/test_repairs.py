"""The demo's repair requests: one in every state, some late, rated and joined, without broken rules."""

import pytest

from portal.repairs.invariants import neighbours_join_common_parts_alone, repairs_stay_in_their_compound
from portal.repairs.kinds import State
from portal.repairs.models import Photo, Repair, SameHere

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_demo_has_a_request_in_every_state(demo_rows):
    assert set(Repair.objects.values_list("state", flat=True)) == set(State.values)
    assert Repair.objects.late().filter(told_lead_at__isnull=False).count() == 1
    assert Repair.objects.filter(rating__isnull=False).count() > 5
    assert (Photo.objects.count(), SameHere.objects.count()) == (2, 3)
    assert (repairs_stay_in_their_compound().broken, neighbours_join_common_parts_alone().broken) == ("", "")
