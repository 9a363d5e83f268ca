"""Places are given in order, freed by who leaves, and moved up to by the first group that fits."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.gatherings.exceptions import Closed, NoChildren, NotThatMany, TooManyTogether, TooYoung
from portal.gatherings.models import SignUp
from portal.gatherings.services import Party, call_off, leave, set_terms, sign_up
from portal.gatherings.services.writing import remind_of_tomorrow
from portal.ledger.invariants import check_all
from tests.factories import make_user
from tests.gatherings.factories import come, letters, make_coordinator, make_event, order, whats
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
State = SignUp.State
FITS = "gatherings: no event has more people than places"
IN_VAIN = "gatherings: nobody waits for a place that is free"


def states(*rows) -> list[str]:
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def page_of(gathering):
    from portal.culture.models import EventPage

    return EventPage.objects.get(translation_key=gathering.key, alias_of=None)


def test_places_are_given_until_none_is_left_and_then_one_waits_with_a_number():
    feast = make_event(places=3)
    first, second, third = come(feast, 2), come(feast, 2, name="B"), come(feast, 1)
    assert states(first, second, third) == ["placed", "waiting", "placed"]
    assert (second.position(), order(feast)) == (1, [("B", 2)])
    assert [whats(row) for row in (first, second, third)] == [["placed"], ["waiting"], ["placed"]]


def test_without_a_limit_everybody_comes():
    feast = make_event(places=None)
    assert {come(feast, 6).state for _group in range(3)} == {"placed"}


def test_who_leaves_lets_the_first_group_that_fits_move_up_and_it_is_written_to():
    feast, leaver = make_event(places=3), make_user()
    come(feast, 2, user=leaver)
    come(feast, 1)
    large, small, last = come(feast, 3, name="L"), come(feast, 2, name="S"), come(feast, 1, name="Z")
    leave(gathering=feast, by=leaver)
    assert states(large, small, last) == ["waiting", "placed", "waiting"]
    assert (whats(large), whats(small)) == (["waiting"], ["waiting", "moved_up"])
    assert (large.position(), last.position(), order(feast)) == (1, 2, [("L", 3), ("Z", 1)])


def test_several_groups_move_up_in_their_order():
    feast, leaver = make_event(places=4), make_user()
    come(feast, 4, user=leaver)
    rows = [come(feast, heads, name=str(number)) for number, heads in enumerate((2, 3, 1, 1))]
    leave(gathering=feast, by=leaver)
    assert states(*rows) == ["placed", "waiting", "placed", "placed"]


def test_leaving_twice_is_once_and_coming_back_goes_to_the_end():
    feast, leaver = make_event(places=1), make_user()
    come(feast, user=leaver)
    second, third = come(feast, name="B"), come(feast, name="C")
    leave(gathering=feast, by=leaver)
    leave(gathering=feast, by=leaver)
    again = come(feast, user=leaver, name="A")
    assert states(second, third, again) == ["placed", "waiting", "waiting"]
    assert order(feast) == [("C", 1), ("A", 1)]
    assert SignUp.objects.count() == 3


def test_fewer_people_free_places_and_more_are_refused_when_none_are_free():
    feast, user = make_event(places=3), make_user()
    mine, waiting = come(feast, 3, user=user), come(feast, 1)
    come(feast, 2, user=user)
    assert states(mine, waiting) == ["placed", "placed"]
    with pytest.raises(NotThatMany, match="You can be 2 at most"):
        come(feast, 3, user=user)
    mine.refresh_from_db()
    assert mine.adults == 2


def test_who_waits_and_becomes_fewer_comes_at_once_and_else_keeps_the_number():
    feast, user = make_event(places=2), make_user()
    come(feast, 1)
    mine, behind = come(feast, 3, user=user, name="A"), come(feast, 4, name="B")
    assert come(feast, 2, user=user, name="A").number == mine.number
    assert order(feast) == [("A", 2), ("B", 4)]
    assert come(feast, 1, user=user).state == "placed"
    assert states(behind) == ["waiting"]


def test_more_places_are_given_to_who_waits_and_never_fewer_than_were_given():
    feast = make_event(places=1)
    placed, waiting, large = come(feast), come(feast), come(feast, 2)
    set_terms(page=page_of(feast), terms={"places": 2})
    assert states(placed, waiting, large) == ["placed", "placed", "waiting"]
    assert set_terms(page=page_of(feast), terms={"places": 1}).places == 2
    set_terms(page=page_of(feast), terms={"places": None})
    assert states(large) == ["placed"]


@pytest.mark.parametrize(
    ("party", "problem"),
    [
        (Party("W", adults=5), TooManyTogether),
        (Party("W", adults=0), TooManyTogether),
        (Party("W", adults=1, children=1), TooYoung),
        (Party("W", adults=1, children=2, ages=(7, 5)), TooYoung),
        (Party("W", adults=1, children=2, ages=(7,)), TooYoung),
    ],
)
def test_a_party_the_event_does_not_allow_is_refused_and_nothing_is_written(party, problem):
    feast = make_event(most_together=4, min_age=6)
    with pytest.raises(problem):
        sign_up(gathering=feast, by=make_user(), party=party)
    assert not SignUp.objects.exists()
    assert letters() == []


def test_children_of_the_right_age_come_along_where_families_are_welcome():
    feast, grown = make_event(min_age=6), make_event(families=False)
    assert come(feast, children=2, ages=(6, 9)).ages == "6, 9"
    with pytest.raises(NoChildren):
        come(grown, children=1)
    assert not grown.sign_ups.exists()


@pytest.mark.parametrize("why", ["unwanted", "until", "begun", "called_off"])
def test_when_signing_up_is_closed_nobody_comes(why):
    village = bring_on()
    terms = {"unwanted": {"takes_sign_ups": False}, "until": {"until": timezone.now() - timedelta(minutes=1)}}
    ahead = timedelta(hours=-1) if why == "begun" else timedelta(days=5)
    feast = make_event(village, ahead=ahead, **terms.get(why, {}))
    if why == "called_off":
        call_off(gathering=feast, by=make_coordinator(village), why="Storm")
    with pytest.raises(Closed):
        come(feast)
    assert not SignUp.objects.exists()


def test_after_the_last_moment_one_may_still_be_fewer_or_leave_and_others_move_up():
    feast, user = make_event(places=3, until=timezone.now() + timedelta(days=1)), make_user()
    mine, first, second = come(feast, 3, user=user), come(feast), come(feast, 2)
    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        come(feast, 2, user=user)
        assert states(mine, first, second) == ["placed", "placed", "waiting"]
        with pytest.raises(Closed):
            come(feast, 3, user=user)
        leave(gathering=feast, by=user)
        assert states(mine, second) == ["left", "placed"]


def test_once_it_has_begun_nobody_leaves_or_moves_up():
    feast, user = make_event(places=1), make_user()
    mine, waiting = come(feast, user=user), come(feast)
    with time_machine.travel(timezone.now() + timedelta(days=6)), pytest.raises(Closed):
        leave(gathering=feast, by=user)
    assert states(mine, waiting) == ["placed", "waiting"]


def test_the_day_before_everybody_who_comes_is_reminded_once():
    tomorrow = timezone.localtime() + timedelta(days=1)
    with time_machine.travel(tomorrow.replace(hour=18, minute=0) - timedelta(days=1), tick=False):
        feast, later = make_event(ahead=timedelta(hours=20), places=1), make_event(ahead=timedelta(hours=31))
        mine, waiting, other = come(feast), come(feast), come(later)
        assert (remind_of_tomorrow(), remind_of_tomorrow()) == ("1 letters", "0 letters")
    assert [whats(row) for row in (mine, waiting, other)] == [["placed", "reminder"], ["waiting"], ["placed"]]


def test_the_books_find_an_event_with_too_many_people_and_a_group_that_waits_in_vain():
    feast = make_event(places=2)
    row, waiting = come(feast, 2), come(feast, 1)
    found = check_all()
    assert (found[FITS].broken, found[IN_VAIN].broken) == ("", "")
    SignUp.objects.filter(pk=row.pk).update(adults=3)
    assert check_all()[FITS].broken == f"gathering {feast.pk}: 2 places, 3 people"
    SignUp.objects.filter(pk=row.pk).update(adults=1)
    assert check_all()[IN_VAIN].broken == f"gathering {feast.pk}: sign-up {waiting.pk} waits and fits"
