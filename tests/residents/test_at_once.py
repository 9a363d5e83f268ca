"""Many at the same moment: the last place of a code, a reader who taps twice; each with its control."""

from functools import partial
from importlib import import_module

import pytest

from portal.noticeboard.models import Receipt
from portal.noticeboard.services import count_reading
from portal.residents.exceptions import AlreadyHere, CodeUnknown
from portal.residents.models import Invitation, Residency
from portal.residents.services import approve, move_in_by_code
from tests.factories import make_user
from tests.noticeboard.factories import make_notice
from tests.placement.at_once import at_once, meeting
from tests.residents.factories import flat_in, make_code, make_compound, make_request, make_resident, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
moving_in = import_module("portal.residents.services.moving_in")


def eight_with_the_last_place() -> list:
    code = make_code(flat_in(make_compound()))
    Invitation.objects.update(uses_left=1)
    people = [make_user() for _each in range(8)]
    return at_once([partial(move_in_by_code, user=person, code=code, name="W") for person in people])


def test_the_last_place_of_a_code_is_used_once():
    results = eight_with_the_last_place()
    assert [type(result) for result in results if isinstance(result, Exception)] == [CodeUnknown] * 7
    assert (Residency.objects.active().count(), Invitation.objects.get().uses_left) == (1, 0)


def look_only(*, digest: str):
    found = Invitation.objects.filter(digest=digest).first()
    return found


@pytest.mark.postgres
def test_control_without_the_lock_several_use_the_last_place(monkeypatch):
    looked = meeting(2)
    monkeypatch.setattr(moving_in, "lock_invitation", look_only)
    monkeypatch.setattr(moving_in, "has_head", lambda *, flat: bool(looked()))
    eight_with_the_last_place()
    assert Residency.objects.active().count() > 1


def test_a_person_who_taps_eight_times_lives_there_once():
    code, person = make_code(flat_in(make_compound())), make_user()
    results = at_once([partial(move_in_by_code, user=person, code=code, name="W")] * 8)
    assert {type(result) for result in results if isinstance(result, Exception)} <= {AlreadyHere, CodeUnknown}
    assert (Residency.objects.count(), Invitation.objects.get().uses_left) == (1, 3)


def test_two_of_the_office_answer_a_request_once():
    community = make_compound()
    home, staff = make_request(community), [make_staff(community) for _each in range(4)]
    results = at_once([partial(approve, residency=home, by=person) for person in staff])
    assert sum(isinstance(result, Exception) for result in results) == 3


def test_a_reader_who_opens_a_notice_eight_times_counts_once():
    community = make_compound()
    notice, home = make_notice(community), make_resident(community)
    at_once([partial(count_reading, notice=notice, user=home.user)] * 8)
    notice.refresh_from_db()
    assert (notice.reads, Receipt.objects.count()) == (1, 1)
