"""A hundred at the last places, and two who leave at once; each with the control without the lock."""

from functools import partial
from importlib import import_module

import pytest

from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.services import Party, leave, sign_up
from portal.ledger.invariants import check_all
from tests.factories import make_user
from tests.gatherings.factories import come, make_event
from tests.placement.at_once import at_once, meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
signing = import_module("portal.gatherings.services.signing")
NEIGHBOURS, PLACES = 100, 7
FITS = "gatherings: no event has more people than places"
IN_VAIN = "gatherings: nobody waits for a place that is free"


def broken() -> list[str]:
    return sorted(name for name, finding in check_all().items() if finding.broken)


def unlocked(*, pk: int) -> Gathering:
    return Gathering.objects.select_related("village", "community").get(pk=pk)


def wishes(feast) -> list:
    """Return a hundred neighbours' wish for one of seven places."""
    return [partial(sign_up, gathering=feast, by=make_user(), party=Party("W")) for _neighbour in range(NEIGHBOURS)]


def test_of_a_hundred_at_once_exactly_seven_have_a_place_and_the_others_wait_in_order():
    feast = make_event(places=PLACES)
    results = at_once(wishes(feast))
    assert {type(result) for result in results} == {SignUp}
    assert (feast.sign_ups.placed().people(), feast.sign_ups.waiting().count()) == (PLACES, NEIGHBOURS - PLACES)
    numbers = list(feast.sign_ups.waiting().values_list("number", flat=True))
    assert numbers == list(range(1, NEIGHBOURS - PLACES + 1))
    assert broken() == []


def test_control_without_the_lock_more_come_than_there_are_places_and_the_books_say_so(monkeypatch):
    feast, counted, known = make_event(places=PLACES), meeting(PLACES + 1), signing.write_down
    monkeypatch.setattr(signing, "lock_gathering", unlocked)
    monkeypatch.setattr(signing, "write_down", lambda *row: counted() or known(*row))
    at_once(wishes(feast))
    assert feast.sign_ups.placed().people() > PLACES
    assert FITS in broken()


def leavers(feast) -> list:
    """Return two people with a place who leave, while two wait."""
    users = [make_user(), make_user()]
    for user in users:
        come(feast, user=user)
    for name in "XY":
        come(feast, name=name)
    return [partial(leave, gathering=feast, by=user) for user in users]


def test_two_who_leave_at_once_let_two_move_up():
    feast = make_event(places=2)
    at_once(leavers(feast))
    assert sorted(feast.sign_ups.placed().values_list("name", flat=True)) == ["X", "Y"]
    assert broken() == []


def test_control_without_the_lock_both_let_the_same_one_move_up_and_the_books_say_so(monkeypatch):
    feast, looked, known = make_event(places=2), meeting(2), signing.give_place
    calls = leavers(feast)
    monkeypatch.setattr(signing, "lock_gathering", unlocked)
    monkeypatch.setattr(signing, "give_place", lambda group: looked() or known(group))
    at_once(calls)
    assert list(feast.sign_ups.placed().values_list("name", flat=True)) == ["X"]
    assert broken() == [IN_VAIN]


def test_many_hands_of_one_person_are_one_sign_up():
    feast, user = make_event(places=PLACES), make_user()
    results = at_once([partial(sign_up, gathering=feast, by=user, party=Party("W", adults=2)) for _hand in range(12)])
    assert len({result.pk for result in results}) == 1
    assert feast.sign_ups.placed().people() == 2
