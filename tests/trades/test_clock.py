"""A day without an answer, a week without a step, half a year later: what happens by itself, and once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox.models import Message
from portal.trades.kinds import State
from portal.trades.letters import _context
from portal.trades.models import Errand, Step
from portal.trades.services import decline, look_after_requests
from tests.businesses.factories import make_business
from tests.trades.factories import day, make_agreed, make_done, make_errand, make_proposed, make_service

pytestmark = pytest.mark.django_db


def age(errand, **ago) -> None:
    """Let the last step have been so long ago."""
    Errand.objects.filter(pk=errand.pk).update(moved_at=timezone.now() - timedelta(**ago))


def steps(errand) -> list[str]:
    return list(errand.steps.values_list("what", flat=True))


def test_after_a_day_the_asker_is_told_once_and_the_week_goes_on():
    young, old = make_errand(), make_errand()
    age(young, hours=23)
    age(old, hours=25)
    assert look_after_requests() == "1 told, 0 lapsed, 0 forgotten"
    assert look_after_requests() == "0 told, 0 lapsed, 0 forgotten"
    assert (steps(young), steps(old)) == (["asked"], ["asked", "silent"])
    told = Message.objects.filter(kind="trades.step", payload__user=old.user_id)
    assert told.count() == 1
    old.refresh_from_db()
    assert old.moved_at < timezone.now() - timedelta(hours=24)


def test_the_letter_about_silence_names_others_of_the_kind_nearby_and_not_the_silent_one():
    errand = make_errand(make_service(kind="care"))
    community = errand.community
    near = make_service(make_business(community), kind="care")
    make_service(make_business(community), kind="cleaning")
    make_service(errand.service.business, kind="care")
    make_service(make_business(community, state="closed"), kind="care")
    step = Step.objects.create(errand=errand, what="silent")
    assert [one for one, _address in _context(step, True)["others"]] == [near]


def test_a_declined_proposal_starts_the_day_anew():
    errand = make_proposed()
    Errand.objects.update(told_silent_at=timezone.now())
    decline(errand=errand, by=errand.user)
    age(errand, hours=25)
    assert look_after_requests() == "1 told, 0 lapsed, 0 forgotten"


def test_after_a_week_without_a_step_it_lapses_and_both_are_told():
    errands = [make_errand(), make_proposed(at=day(20)), make_agreed(), make_done()]
    for errand in errands:
        age(errand, days=7, minutes=1)
    assert look_after_requests() == "0 told, 2 lapsed, 0 forgotten"
    states = [Errand.objects.get(pk=errand.pk).state for errand in errands]
    assert states == [State.LAPSED, State.LAPSED, State.AGREED, State.DONE]
    last = errands[0].steps.get(what="lapsed")
    assert Message.objects.filter(kind="trades.step", payload__step=last.pk).count() == 2


def test_a_proposal_whose_day_is_past_lapses_by_itself():
    errand = make_proposed()
    Errand.objects.update(day=day(-1))
    assert look_after_requests() == "0 told, 1 lapsed, 0 forgotten"
    errand.refresh_from_db()
    assert errand.state == State.LAPSED


def test_words_and_places_of_old_requests_are_forgotten_and_ratings_stay():
    done = make_done(make_service(where="comes"), address="Tower 9")
    Errand.objects.update(rating=5, rated_at=timezone.now(), rating_text="Good")
    going_on = make_agreed(make_service(where="comes"), address="Tower 8")
    for errand in (done, going_on):
        age(errand, days=184)
    look_after_requests()
    done.refresh_from_db()
    going_on.refresh_from_db()
    assert (done.text, done.address, done.rating_text, going_on.address) == ("", "", "Good", "Tower 8")
    assert set(done.steps.values_list("text", flat=True)) == {""}
