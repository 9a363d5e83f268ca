"""Many at the same moment: two of the office, a household that taps twice; each with its control."""

from functools import partial
from importlib import import_module

import pytest

from portal.repairs.models import Repair, SameHere
from portal.repairs.services import finish, have_same, merge, refuse, report
from tests.placement.at_once import at_once, meeting
from tests.repairs.factories import make_repair
from tests.residents.factories import make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
work = import_module("portal.repairs.services.work")


def done_and_refused_by_four_each() -> list:
    community = make_compound()
    repair, staff = make_repair(make_resident(community)), make_staff(community)
    verbs = [partial(finish, repair=repair, by=staff, text="x")] * 4
    return at_once([*verbs, *[partial(refuse, repair=repair, by=staff, text="y")] * 4])


def closings() -> int:
    return Repair.objects.get().steps.filter(kind__in=("done", "refused")).count()


def test_of_two_who_close_a_request_one_is_first():
    results = done_and_refused_by_four_each()
    assert (sum(isinstance(result, Exception) for result in results), closings()) == (7, 1)


def look_only(*, pk: int) -> Repair:
    found = Repair.objects.select_related("community__office", "flat__building", "building").get(pk=pk)
    return found


@pytest.mark.postgres
def test_control_without_the_lock_several_close_it(monkeypatch):
    looked = meeting(2)
    monkeypatch.setattr(work, "lock_repair", lambda *, pk: [look_only(pk=pk), looked()][0])
    done_and_refused_by_four_each()
    assert closings() > 1


def test_a_tap_eight_times_reports_once_and_a_flat_counts_once():
    community = make_compound()
    home, neighbour = make_resident(community), make_resident(community, "102")
    facts = {"residency": home, "category": "lift", "place": "building", "text": "Stuck", "key": "one"}
    made = at_once([partial(report, **facts)] * 8)
    assert {repair.pk for repair in made} == {Repair.objects.get().pk}
    at_once([partial(have_same, repair=made[0], residency=neighbour)] * 8)
    assert SameHere.objects.count() == 1


def test_two_joined_with_each_other_at_once_leave_one_open():
    community = make_compound()
    home, staff = make_resident(community), make_staff(community)
    one, two = (make_repair(home, place="yard") for _each in range(2))
    at_once([partial(merge, duplicate=one, main=two, by=staff), partial(merge, duplicate=two, main=one, by=staff)])
    assert sorted(Repair.objects.values_list("state", flat=True)) == ["merged", "new"]
