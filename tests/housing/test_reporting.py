"""False listings: reported once by each, hidden by three, looked at, answered to both sides."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.housing.exceptions import ChangedMeanwhile, NoReason, SaidAlready
from portal.housing.models import FalseReport, Listing
from portal.housing.services import keep_shown, report_false, take_down
from portal.ledger.invariants import check_all
from tests.factories import make_user
from tests.housing.factories import letters, make_clerk, make_home, make_home_town, offered, person_in

pytestmark = pytest.mark.django_db


def three_say(home: Listing) -> list:
    """Let three people report it and return them."""
    people = [make_user() for _number in range(3)]
    for person in people:
        report_false(listing=home, wrong="money", by=person, text="Wanted a deposit first")
    home.refresh_from_db()
    return people


def test_two_reports_leave_it_and_the_third_hides_it_once(here):
    home, clerk = make_home(here), make_clerk(here)
    for _number in range(2):
        report_false(listing=home, wrong="gone", by=make_user())
    home.refresh_from_db()
    assert home.state == "shown"
    report_false(listing=home, wrong="price", by=make_user())
    report_false(listing=home, wrong="price", by=make_user())
    home.refresh_from_db()
    assert home.state == "hidden"
    told = letters()
    assert told.count((home.owner.email, f"Your home is hidden for now: {home.title}")) == 1
    assert told.count((clerk.email, f"A home is said to be false: {home.title}")) == 1
    assert not [finding.broken for finding in check_all().values() if finding.broken]


def test_each_person_counts_once_and_never_the_owner(here):
    home, person = make_home(here), make_user()
    report_false(listing=home, wrong="gone", by=person)
    with pytest.raises(SaidAlready):
        report_false(listing=home, wrong="money", by=person)
    with pytest.raises(PermissionDenied):
        report_false(listing=home, wrong="money", by=home.owner)
    assert FalseReport.objects.count() == 1


def test_what_is_not_shown_is_not_reported(here):
    with pytest.raises(ChangedMeanwhile):
        report_false(listing=make_home(here, state="paused"), wrong="gone", by=make_user())
    assert not FalseReport.objects.exists()


def test_found_right_it_is_shown_again_and_everybody_is_told(here):
    home, clerk = make_home(here), make_clerk(here)
    people = three_say(home)
    assert keep_shown(listing=home, by=clerk).state == "shown"
    told = letters()
    assert (home.owner.email, f"Your home is shown again: {home.title}") in told
    assert {to for to, subject in told if subject.startswith("We have looked at")} == {one.email for one in people}
    with pytest.raises(ChangedMeanwhile):
        keep_shown(listing=home, by=clerk)


def test_found_false_it_is_taken_down_with_a_reason(here):
    home, clerk = make_home(here), make_clerk(here)
    people = three_say(home)
    with pytest.raises(NoReason):
        take_down(listing=home, by=clerk, reason="")
    home = take_down(listing=home, by=clerk, reason="The flat is let since June")
    assert (home.state, home.reason) == ("refused", "The flat is let since June")
    assert FalseReport.objects.filter(upheld=True).count() == 3
    told = letters()
    assert (home.owner.email, f"Your home is shown no more: {home.title}") in told
    assert {to for to, subject in told if subject.startswith("You were right")} == {one.email for one in people}


def test_an_office_does_not_judge_what_it_offers_nor_another_compounds(here):
    clerk, operator = make_clerk(here), make_user(is_superuser=True, is_staff=True)
    own = offered(here, clerk)
    three_say(own)
    for somebody in (clerk, make_clerk(make_home_town()), person_in(here)):
        with pytest.raises(PermissionDenied):
            keep_shown(listing=own, by=somebody)
    own.refresh_from_db()
    assert own.state == "hidden"
    assert keep_shown(listing=own, by=operator).state == "shown"
