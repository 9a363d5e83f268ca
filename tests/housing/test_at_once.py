"""Two clerks, three readers, two workers at the same moment; each with the control without the lock."""

from functools import partial
from importlib import import_module

import pytest

from portal.housing.exceptions import ChangedMeanwhile
from portal.housing.models import Listing, SavedSearch, Told
from portal.housing.services import approve, expire_and_remind, mail_digests, refuse, renew, report_false
from portal.outbox.models import Message
from tests.factories import make_user
from tests.housing.factories import make_clerk, make_home, make_home_town, offered, person_in
from tests.placement.at_once import at_once, meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
deciding = import_module("portal.housing.services.deciding")
passing = import_module("portal.housing.services.passing")
reporting = import_module("portal.housing.services.reporting")
searching = import_module("portal.housing.services.searching")


def unlocked(*, pk: int) -> Listing:
    return Listing.objects.select_related("community", "village", "building", "owner").get(pk=pk)


def decisions() -> list:
    """Return two clerks' opposite answers to one listing."""
    here = make_home_town()
    home = offered(here, person_in(here))
    yes, no = make_clerk(here), make_clerk(here)
    return [partial(approve, listing=home, by=yes), partial(refuse, listing=home, by=no, reason="No")]


def test_two_answers_at_once_are_one_answer():
    results = at_once(decisions())
    assert sorted(type(result).__name__ for result in results) == ["ChangedMeanwhile", "Listing"]
    assert sum(isinstance(result, ChangedMeanwhile) for result in results) == 1


def test_control_without_the_lock_both_answers_are_taken(monkeypatch):
    looked = meeting(2)

    def look_only(*, pk):
        found = unlocked(pk=pk)
        looked()
        return found

    monkeypatch.setattr(deciding, "lock_listing", look_only)
    assert [type(result).__name__ for result in at_once(decisions())] == ["Listing", "Listing"]


def reports() -> tuple[Listing, list]:
    """Return a home, and three readers who report it."""
    home = make_home()
    return home, [partial(report_false, listing=home, wrong="gone", by=make_user()) for _reader in range(3)]


def test_three_reports_at_once_hide_it_once():
    home, calls = reports()
    at_once(calls)
    home.refresh_from_db()
    assert home.state == "hidden"
    assert Message.objects.filter(key__startswith=f"home:{home.pk}:hidden:").count() == 1


def test_control_without_the_lock_three_reports_at_once_hide_nothing(monkeypatch):
    """Each counts before the others' rows are committed, so nobody is the third."""
    home, calls = reports()
    written, known = meeting(3), reporting.open_reports
    counted = meeting(3)

    def count_together(listing):
        written()
        number = known(listing)
        counted()
        return number

    monkeypatch.setattr(reporting, "lock_listing", unlocked)
    monkeypatch.setattr(reporting, "open_reports", count_together)
    at_once(calls)
    home.refresh_from_db()
    assert (home.state, home.false_reports.count()) == ("shown", 3)


def past_its_day() -> tuple[Listing, object]:
    here = make_home_town()
    person = person_in(here)
    return make_home(here, owner=person, days=31), person


def test_renewed_while_the_job_runs_it_stays(monkeypatch):
    """The owner is quicker than the job, which had read the list before."""
    home, person = past_its_day()
    known = passing.lock_listing

    def renewed_before(*, pk):
        renew(listing=home, by=person)
        return known(pk=pk)

    monkeypatch.setattr(passing, "lock_listing", renewed_before)
    assert expire_and_remind() == "0 expired, 0 reminded"
    home.refresh_from_db()
    assert home.is_shown


def test_control_with_a_row_read_before_the_lock_it_expires_all_the_same(monkeypatch):
    home, person = past_its_day()

    def stale(*, pk):
        found = unlocked(pk=pk)
        renew(listing=home, by=person)
        return found

    monkeypatch.setattr(passing, "lock_listing", stale)
    assert expire_and_remind() == "1 expired, 0 reminded"
    home.refresh_from_db()
    assert not home.is_shown


def somebody_waits() -> None:
    """Let somebody keep a search that matches one new home."""
    search = SavedSearch.objects.create(user=make_user(), name="All")
    home = make_home()
    Listing.objects.filter(pk=home.pk).update(first_shown_at=home.first_shown_at)
    SavedSearch.objects.filter(pk=search.pk).update(since=home.made_at.replace(year=2020))


def digests() -> int:
    return Message.objects.filter(key__startswith="mail:homes:digest:").count()


def test_two_workers_write_one_letter():
    somebody_waits()
    assert sorted(at_once([mail_digests, mail_digests])) == ["0 letters", "1 letters"]
    assert (digests(), Told.objects.count()) == (1, 1)


def test_control_without_the_lock_two_workers_write_two(monkeypatch):
    somebody_waits()
    looked, wanted = meeting(2), searching.Wanted.read

    def look_only(*, user_id):
        return list(SavedSearch.objects.select_related("user").filter(user=user_id, by_mail=True))

    def read(query):
        looked()
        return wanted(query)

    monkeypatch.setattr(searching, "lock_searches", look_only)
    monkeypatch.setattr(searching.Wanted, "read", staticmethod(read))
    assert at_once([mail_digests, mail_digests]) == ["1 letters", "1 letters"]
    assert digests() == 2
