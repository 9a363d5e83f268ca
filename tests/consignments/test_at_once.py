"""Packing and cancelling at the same moment: one of them wins, and stock and books agree with it."""

from functools import partial
from importlib import import_module

import pytest

from marketplace.consignments.exceptions import StepNotAllowed
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services import cancel_order
from portal.ledger.invariants import check_all
from tests.consignments.factories import make_parcels, make_shop
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db(transaction=True)


move_module = import_module("marketplace.consignments.services.move")


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.mark.parametrize("_round", range(4))
def test_packing_and_cancelling_at_once_leave_one_winner(_round):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)

    packed, cancelled = at_once(
        [partial(advance, consignment=parcel, to="packed"), partial(cancel_order, order=parcel.order)]
    )

    if isinstance(packed, Exception):
        assert isinstance(packed, StepNotAllowed), packed
        assert (Consignment.objects.get().status, stock_of(rice)) == ("cancelled", (20, 0))
    else:
        assert isinstance(cancelled, TooLateToCancel), cancelled
        assert (Consignment.objects.get().status, stock_of(rice)) == ("packed", (18, 0))
    assert broken() == {}


def test_ten_taps_on_packed_take_the_goods_once():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)

    results = at_once([partial(advance, consignment=parcel, to="packed")] * 10)

    assert {result.status for result in results} == {"packed"}
    assert (stock_of(rice), parcel.events.count()) == ((18, 0), 2)
    assert broken() == {}


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.postgres
def test_without_the_lock_a_cancelled_parcel_would_be_packed(monkeypatch, locked):
    """The control: between reading a parcel and packing it, its order is cancelled; the lock makes one of them wait."""
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    known, cancelled_too = move_module.next_step, meeting(2, seconds=0.5 if locked else 10)
    monkeypatch.setattr(move_module, "next_step", lambda *args: cancelled_too() or known(*args))
    if not locked:
        order, attempt = parcel.order, parcel.order.placement.attempt
        monkeypatch.setattr(move_module, "lock_order_and_attempt", lambda pk: (order, attempt))

    def cancel():
        try:
            return cancel_order(order=parcel.order)
        finally:
            cancelled_too()

    packed, cancelled = at_once([partial(advance, consignment=parcel, to="packed"), cancel])

    if locked:
        assert isinstance(packed, StepNotAllowed) or isinstance(cancelled, TooLateToCancel)
    else:
        assert isinstance(packed, RuntimeError), (packed, cancelled)
    assert broken() == {}
