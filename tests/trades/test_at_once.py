"""Many askers at the last place of one morning, and many taps on one button; each with the control without the lock."""

from functools import partial
from importlib import import_module

import pytest

from portal.businesses.models import Business
from portal.ledger.invariants import check_all
from portal.trades.exceptions import TimeTaken
from portal.trades.models import Errand, Step
from portal.trades.services import accept, take_at_once
from tests.businesses.factories import make_business
from tests.factories import make_user
from tests.placement.at_once import at_once, meeting
from tests.trades.factories import make_errand, make_proposed, make_service

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
agreeing = import_module("portal.trades.services.agreeing")
ASKERS, PLACES, HANDS = 20, 3, 8
RULE = "appointments of a business: never more at one time than it takes"


def broken() -> list[str]:
    return [name for name, finding in check_all().items() if finding.broken]


def yeses() -> list:
    """Return twenty askers' yes to the same morning, of which a business takes three."""
    business = make_business()
    take_at_once(business=business, number=PLACES, by=business.owners.get())
    services = [make_service(business), make_service(business)]
    errands = [make_proposed(services[number % 2]) for number in range(ASKERS)]
    return [partial(accept, errand=errand, by=errand.user) for errand in errands]


def test_of_twenty_at_once_exactly_three_get_the_morning():
    results = at_once(yeses())

    assert {type(result) for result in results} == {Errand, TimeTaken}
    assert Errand.objects.filter(state="agreed").count() == PLACES
    assert Errand.objects.filter(state="proposed").count() == ASKERS - PLACES
    assert Step.objects.filter(what="agreed").count() == PLACES
    assert broken() == []


def test_control_without_the_lock_more_are_agreed_than_it_takes_and_the_books_say_so(monkeypatch):
    calls, counted, known = yeses(), meeting(PLACES + 1), agreeing.places_left

    def count_and_wait(**time) -> int:
        left = known(**time)
        counted()
        return left

    monkeypatch.setattr(agreeing, "lock_business", lambda *, pk: Business.objects.get(pk=pk))
    monkeypatch.setattr(agreeing, "places_left", count_and_wait)
    at_once(calls)

    assert Errand.objects.filter(state="agreed").count() > PLACES
    assert broken() == [RULE]


def test_one_button_tapped_by_many_hands_is_one_request():
    service, asker = make_service(), make_user()
    results = at_once([partial(make_errand, service, asker, key="one") for _hand in range(HANDS)])
    assert {result.pk for result in results} == {Errand.objects.get().pk}
    assert (Errand.objects.get().wishes.count(), Step.objects.count()) == (2, 1)
