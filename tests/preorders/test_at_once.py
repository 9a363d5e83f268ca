"""Many buyers at the same moment, also while the village changes its mind; with the controls that must fail."""

from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError
from django.db.models import F
from django.db.models.functions import Coalesce

from marketplace.consignments.models import Consignment
from marketplace.consignments.services.create import evening_of
from marketplace.harvest.models import Preorder
from marketplace.placement import locks
from marketplace.placement.exceptions import NotForSale, OutOfStock
from marketplace.preorders.services import fail_preorder, move_preorder, settle_failed
from portal.payments.models import Refund
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import pickup, stock_of
from tests.preorders.factories import in_days, open_one, order

pytestmark = pytest.mark.django_db(transaction=True)
reserve_module = import_module("marketplace.placement.services.reserve")
create_module = import_module("marketplace.consignments.services.create")


def sold(results) -> int:
    """Return how many were ordered; everybody else must have been told why not."""
    refused = [result for result in results if isinstance(result, Exception)]
    assert {type(error) for error in refused} <= {OutOfStock, NotForSale}, refused
    return len(results) - len(refused)


def buyers(preorder, number: int) -> list:
    """Return so many calls that order one each, to one pickup point."""
    point = pickup()
    return [partial(order, preorder, delivery=point) for _buyer in range(number)]


def test_eight_buyers_of_the_last_three_get_exactly_three(scripted, books):
    preorder = open_one(cap=3)
    assert sold(at_once(buyers(preorder, 8))) == 3
    assert stock_of(preorder.product) == (3, 3)
    assert Consignment.objects.filter(preorder=preorder).count() == 3
    assert books() == {}


def naive_allocate(checked, *, quantities):
    """Look first, write later."""
    records = locks.StockRecord.objects.in_bulk(list(quantities))
    if any(records[pk].net_stock_level < quantity for pk, quantity in quantities.items()):
        return min(quantities)
    checked()
    for pk, quantity in quantities.items():
        locks.StockRecord.objects.filter(pk=pk).update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
    return None


@pytest.mark.postgres
def test_control_without_lock_and_guard_only_the_constraint_stands(scripted, monkeypatch):
    monkeypatch.setattr(reserve_module, "allocate", partial(naive_allocate, meeting(4)))
    monkeypatch.setattr(reserve_module, "lock_stock", lambda *, pks: locks.StockRecord.objects.in_bulk(list(pks)))
    results = at_once(buyers(open_one(cap=3), 8))
    assert any(isinstance(result, IntegrityError) for result in results)


def late_parcels(preorder) -> list[str]:
    """Return the parcels that are not due as their promise says."""
    due = evening_of(Preorder.objects.get(pk=preorder.pk).pack_on)
    return [parcel.number for parcel in Consignment.objects.filter(preorder=preorder) if parcel.pack_by != due]


def moving(preorder):
    return partial(move_preorder, preorder=preorder, arrives_from=in_days(50), arrives_until=in_days(60))


def test_ordered_while_the_days_move_every_parcel_is_due_on_the_new_days(scripted, books):
    preorder = open_one(days=30)
    results = at_once([*buyers(preorder, 4), moving(preorder)])
    assert not [result for result in results if isinstance(result, Exception)]
    assert late_parcels(preorder) == []
    assert books() == {}


@pytest.mark.postgres
def test_control_without_the_lock_a_parcel_keeps_the_old_days(scripted, monkeypatch):
    looked, moved = meeting(2), meeting(2)

    def look_then_dawdle(*, pk):
        found = Preorder.objects.get(pk=pk)
        looked()
        moved()
        return found

    def move_meanwhile():
        looked()
        return [moving(preorder)(), moved()]

    monkeypatch.setattr(create_module, "lock_preorder", look_then_dawdle)
    preorder = open_one(days=30)
    at_once([*buyers(preorder, 1), move_meanwhile])
    assert late_parcels(preorder) != []


def test_ordered_while_the_harvest_fails_everybody_gets_all_back_in_the_end(scripted, books):
    preorder = open_one(cap=6)
    order(preorder)
    results = at_once([partial(fail_preorder, preorder=preorder), *buyers(preorder, 4)])
    settle_failed()
    paid = 1 + sold(results[1:])
    assert Refund.objects.count() == paid
    assert stock_of(preorder.product) == (0, 0)
    assert books() == {}


def test_failed_by_many_hands_gives_back_once(scripted, books):
    preorder = open_one()
    order(preorder)
    results = at_once([partial(fail_preorder, preorder=preorder) for _hand in range(4)])
    assert not [result for result in results if isinstance(result, Exception)]
    assert Refund.objects.count() == 1
    assert books() == {}


@pytest.mark.postgres
def test_two_hands_open_one_preorder(scripted):
    preorder = open_one()
    Preorder.objects.filter(pk=preorder.pk).update(status="closed")
    results = at_once([partial(open_one, preorder.crop) for _hand in range(4)])
    assert sum(isinstance(result, Preorder) for result in results) == 1
    assert Preorder.objects.filter(status="open").count() == 1
