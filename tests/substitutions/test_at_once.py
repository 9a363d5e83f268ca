"""Answer, silence, cancelling and selling out at the same moment: one wins, and stock and books agree with it."""

from functools import partial
from importlib import import_module

import pytest

from marketplace.placement.exceptions import OutOfStock
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import answer, expire, withdraw
from portal.ledger.invariants import check_all
from tests.placement.at_once import at_once, meeting
from tests.placement.conftest import scripted
from tests.placement.factories import make_basket, order_for, stock_of
from tests.substitutions.factories import let_time_pass, make_short_crop, offer_of

pytestmark = pytest.mark.django_db(transaction=True)
answer_module = import_module("marketplace.substitutions.services.answer")
__all__ = ["scripted"]


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def test_ten_answers_at_once_are_one(scripted):
    case = make_short_crop()
    offer = offer_of(case)
    results = at_once([partial(answer, offer=offer, accept=number % 2 == 0) for number in range(10)])
    assert len({result.status for result in results}) == 1
    assert (Adjustment.objects.count(), len(scripted.refunded), broken()) == (1, 1, {})


@pytest.mark.parametrize("_round", range(3))
def test_an_answer_a_cancelling_and_the_village_leave_one_outcome(scripted, _round):
    case = make_short_crop()
    offer = offer_of(case)
    at_once(
        [
            partial(answer, offer=offer, accept=True),
            partial(withdraw, offer=offer),
            partial(cancel_order, order=case.parcel.order),
        ]
    )
    case.parcel.order.refresh_from_db()
    assert case.parcel.order.status == "cancelled"
    assert (stock_of(case.peas), stock_of(case.beans)[1], broken()) == ((10, 0), 0, {})


def test_an_answer_and_the_clock_leave_one_outcome(scripted):
    case = make_short_crop()
    offer = offer_of(case)
    let_time_pass(offer)
    at_once([partial(answer, offer=offer, accept=True), expire, expire])
    assert (Substitution.objects.get().status, Adjustment.objects.count(), broken()) == ("expired", 1, {})


def test_the_last_piece_is_offered_or_sold_and_not_both(scripted):
    case = make_short_crop()
    case.peas.stockrecords.update(num_in_stock=2)
    basket = make_basket((case.peas, 2))
    offered, sold = at_once([partial(offer_of, case), partial(order_for, basket, "16.00")])
    assert isinstance(offered, OutOfStock) != isinstance(sold, OutOfStock)
    assert (stock_of(case.peas), broken()) == ((2, 2), {})


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.postgres
def test_without_the_lock_two_answers_would_both_count(scripted, monkeypatch, locked):
    """The control: the same half second does no harm with the lock, and breaks the protocol without it."""
    case = make_short_crop()
    offer = offer_of(case)
    known, there = answer_module._lock, meeting(2, seconds=0.5 if locked else 10)

    def slowly(asked):
        found = known(asked) if locked else Substitution.objects.select_related("consignment__order", "line").get()
        there()
        return found

    monkeypatch.setattr(answer_module, "_lock", slowly)
    yes, no = at_once([partial(answer, offer=offer, accept=True), partial(answer, offer=offer, accept=False)])
    if locked:
        assert yes.status == no.status
    else:
        assert isinstance(yes, Exception) or isinstance(no, Exception) or yes.status != no.status
    assert broken() == {} or not locked
