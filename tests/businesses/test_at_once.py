"""A hundred neighbours at the last vouchers, and many hands at one counter; each with the control without the lock."""

from functools import partial
from importlib import import_module

import pytest

from portal.businesses.exceptions import AlreadyUsed, NoneLeft
from portal.businesses.models import Offer, Voucher
from portal.businesses.services import take_voucher, use_voucher
from portal.ledger.invariants import check_all
from tests.businesses.factories import make_business, make_offer
from tests.factories import make_user
from tests.placement.at_once import at_once, meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
vouchers = import_module("portal.businesses.services.vouchers")
NEIGHBOURS, PLACES, HANDS = 100, 7, 12


def broken() -> dict:
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.fixture
def shop():
    return make_business()


def takes(shop) -> list:
    """Return a hundred neighbours' wish for one of seven vouchers, in waves the test database has connections for."""
    offer = make_offer(shop, places=PLACES)
    return [partial(take_voucher, offer=offer, by=make_user()) for _neighbour in range(NEIGHBOURS)]


def test_of_a_hundred_at_once_exactly_seven_get_a_voucher(shop):
    results = at_once(takes(shop))

    given = [result for result in results if isinstance(result, Voucher)]
    assert {type(result) for result in results} == {Voucher, NoneLeft}
    assert (len(given), len({voucher.code for voucher in given}), Voucher.objects.count()) == (PLACES, PLACES, PLACES)
    assert broken() == {}


def test_control_without_the_lock_more_are_given_than_there_are_and_the_books_say_so(shop, monkeypatch):
    counted, known = meeting(PLACES + 1), vouchers.new_code
    monkeypatch.setattr(vouchers, "lock_offer", lambda *, pk: Offer.objects.select_related("business").get(pk=pk))
    monkeypatch.setattr(vouchers, "new_code", lambda: counted() or known())
    at_once(takes(shop))

    assert Voucher.objects.count() > PLACES
    assert list(broken()) == ["vouchers of businesses: taken is not more than offered, used not more than taken"]


def test_one_neighbour_with_many_hands_gets_one(shop):
    offer, neighbour = make_offer(shop, places=PLACES), make_user()
    results = at_once([partial(take_voucher, offer=offer, by=neighbour) for _hand in range(HANDS)])
    assert len({voucher.pk for voucher in results}) == 1
    assert Voucher.objects.count() == 1


def uses(shop) -> list:
    """Return many hands that count the same voucher."""
    voucher = take_voucher(offer=make_offer(shop), by=make_user())
    owner = shop.owners.get()
    return [partial(use_voucher, business=shop, code=voucher.code, by=owner) for _hand in range(HANDS)]


def test_a_voucher_shown_at_many_tills_at_once_counts_once(shop):
    results = at_once(uses(shop))
    assert sum(isinstance(result, Voucher) for result in results) == 1
    assert sum(isinstance(result, AlreadyUsed) for result in results) == HANDS - 1


def test_control_without_the_lock_it_counts_more_than_once(shop, monkeypatch):
    looked = meeting(2)

    def look_only(*, business, code):
        found = Voucher.objects.select_related("offer").filter(offer__business=business, code=code).first()
        looked()
        return found

    monkeypatch.setattr(vouchers, "lock_voucher", look_only)
    results = at_once(uses(shop))
    assert sum(isinstance(result, Voucher) for result in results) > 1
