"""A resident reports, adds, says that it is still broken, rates, withdraws; the promised times are kept with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.repairs.exceptions import ChangedMeanwhile, NothingSaid, TooLate
from portal.repairs.models import Photo, Repair, SameHere, Step
from portal.repairs.services import add_word, finish, have_same, rate, report, say_again, set_times, take, withdraw
from portal.repairs.services.late import look_at_what_is_due
from portal.repairs.times import all_terms, in_words
from tests.repairs.factories import make_done, make_repair, photo
from tests.residents.factories import add_building, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """A compound with somebody of the office and a resident in 3-101."""
    community = make_compound()
    return community, make_staff(community), make_resident(community, "101", email="w@example.com")


def kinds(repair: Repair) -> list[str]:
    return list(repair.steps.values_list("kind", flat=True))


def test_a_report_keeps_what_was_promised_and_has_a_number_to_say(place):
    _community, _staff, home = place
    repair = make_repair(home, category="water", photos=[photo()])
    assert (repair.state, repair.building, kinds(repair)) == ("new", home.flat.building, ["received"])
    assert repair.answer_by - repair.made_at == timedelta(hours=4)
    assert repair.done_by - repair.made_at == timedelta(hours=24)
    assert repair.due_at == repair.answer_by
    assert len(repair.code) == 6
    assert repair.number == f"{repair.code[:3]} {repair.code[3:]}"
    assert repair.code.isdecimal()
    assert Photo.objects.get().step.repair == repair


def test_the_same_tap_twice_reports_once(place):
    home = place[2]
    facts = {"residency": home, "category": "door", "place": "flat", "text": "Lock jams", "key": "k"}
    assert report(**facts) == report(**facts)
    assert (Repair.objects.count(), Step.objects.count()) == (1, 1)


def test_a_report_without_a_word_keeps_nothing(place):
    with pytest.raises(NothingSaid):
        make_repair(place[2], text=" ", photos=[photo()])
    assert (Repair.objects.count(), Photo.objects.count()) == (0, 0)


def test_what_lies_outside_has_no_building(place):
    assert make_repair(place[2], place="yard").building is None


def test_the_offices_own_times_hold_for_what_is_reported_after(place):
    community, staff, home = place
    before = make_repair(home, category="lift")
    set_times(community=community, times={"lift": (2, 6, "96333")}, by=staff)
    after = make_repair(home, category="lift")
    assert before.answer_by - before.made_at == timedelta(hours=1)
    assert after.done_by - after.made_at == timedelta(hours=6)
    assert all_terms(community)["lift"].ring_first == "96333"
    assert all_terms(community)["gas"].ring_first == "119"
    with pytest.raises(PermissionDenied):
        set_times(community=community, times={"lift": (1, 1, "")}, by=home.user)
    assert all_terms(community)["lift"].answer_hours == 2


def test_hours_are_said_as_people_say_them():
    said = [in_words(hours) for hours in (1, 24, 36, 48, 120)]
    assert said == ["1 hour", "24 hours", "36 hours", "2 days", "5 days"]


def test_a_word_is_news_until_the_office_does_something(place):
    _community, staff, home = place
    repair = take(repair=make_repair(home), by=staff)
    assert add_word(repair=repair, by=home.user, text="Worse now", photos=[photo()]).has_news
    assert Repair.objects.unseen().get() == repair
    assert not take(repair=repair, by=staff).has_news
    with pytest.raises(NothingSaid):
        add_word(repair=repair, by=home.user, text="  ")


def test_still_broken_opens_it_again_with_new_promises_and_the_old_ones_stay(place):
    _community, staff, home = place
    done = make_done(home, staff)
    rate(repair=done, by=home.user, rating=5)
    again = say_again(repair=done, by=home.user, text="Drips again")
    assert (again.state, again.times_again, again.done_at, again.closed_at, again.rating) == (
        "again",
        1,
        None,
        None,
        None,
    )
    assert again.again_by - again.due_at == timedelta(hours=20)
    assert again.done_by == done.done_by
    assert again.is_late is False
    assert finish(repair=again, by=staff, text="New tap").state == "done"
    assert kinds(again) == ["received", "done", "rated", "again", "done"]


def test_still_broken_has_a_term(place):
    _community, staff, home = place
    done = make_done(home, staff)
    Repair.objects.update(done_at=timezone.now() - timedelta(days=14, minutes=1))
    with pytest.raises(TooLate):
        say_again(repair=done, by=home.user, text="Again")
    done.refresh_from_db()
    assert done.state == "done"


def test_it_is_rated_once_when_it_is_done(place):
    _community, staff, home = place
    repair = make_repair(home)
    with pytest.raises(ChangedMeanwhile):
        rate(repair=repair, by=home.user, rating=4)
    finish(repair=repair, by=staff, text="Done")
    rated = rate(repair=repair, by=home.user, rating=4, text="Quick")
    assert (rated.rating, rated.rating_text, rated.steps.last().text) == (4, "Quick", "4 / 5 Quick")
    with pytest.raises(TooLate):
        rate(repair=repair, by=home.user, rating=1)


def test_a_withdrawn_one_is_closed_for_everybody(place):
    _community, staff, home = place
    repair = withdraw(repair=make_repair(home), by=home.user)
    assert (repair.state, repair.due_at) == ("withdrawn", None)
    for step in (lambda: take(repair=repair, by=staff), lambda: withdraw(repair=repair, by=home.user)):
        with pytest.raises(ChangedMeanwhile):
            step()


def test_only_who_reported_it_and_lives_there_takes_these_steps(place):
    community, staff, home = place
    repair, other = make_repair(home, place="yard"), make_resident(community, "102")
    for step in (
        lambda: add_word(repair=repair, by=other.user, text="x"),
        lambda: withdraw(repair=repair, by=other.user),
        lambda: withdraw(repair=repair, by=staff),
    ):
        with pytest.raises(PermissionDenied):
            step()
    assert kinds(repair) == ["received"]


def test_a_neighbours_flat_counts_once_and_the_reporters_never(place):
    community, _staff, home = place
    repair = make_repair(home, category="lift", place="building")
    one, two = make_resident(community, "102"), make_resident(community, "102", name="V")
    assert have_same(repair=repair, residency=one)
    assert not have_same(repair=repair, residency=two)
    with pytest.raises(PermissionDenied):
        have_same(repair=repair, residency=make_resident(community, "101", name="X"))
    assert SameHere.objects.count() == 1


def test_nobody_joins_what_is_about_a_flat_another_building_or_another_compound(place):
    community, _staff, home = place
    flat, stairs = make_repair(home), make_repair(home, place="building")
    neighbour = make_resident(community, "102")
    add_building(community, "4", 1)
    elsewhere = make_resident(make_compound())
    with pytest.raises(PermissionDenied):
        have_same(repair=flat, residency=neighbour)
    with pytest.raises(PermissionDenied):
        have_same(repair=stairs, residency=elsewhere)
    neighbour.flat = community.buildings.get(number="4").flats.get()
    with pytest.raises(PermissionDenied):
        have_same(repair=stairs, residency=neighbour)
    assert not SameHere.objects.exists()


def test_the_lead_is_told_once_for_each_promise_that_was_not_kept(place):
    _community, staff, home = place
    repair = make_repair(home)
    payload = {"repair": repair.pk, "due": repair.due_at.isoformat()}
    look_at_what_is_due(payload)
    assert kinds(repair) == ["received"]
    late = timezone.now() - timedelta(hours=1)
    Repair.objects.update(due_at=late)
    payload["due"] = late.isoformat()
    look_at_what_is_due(payload)
    look_at_what_is_due(payload)
    assert kinds(repair) == ["received", "late"]
    take(repair=repair, by=staff)
    look_at_what_is_due(payload)
    assert kinds(repair) == ["received", "late", "taken"]
