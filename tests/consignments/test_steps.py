"""A parcel's way, step by step, and taking a step back: stock and money go with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.consignments.exceptions import NothingToUndo, StepNotAllowed, WrongCode
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.hand_over import hand_over
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services import cancel_order
from portal.ledger.invariants import check_all
from portal.payments.models import Attempt
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def test_packing_takes_the_goods_out_of_the_stock():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    assert stock_of(rice) == (20, 2)

    packed = advance(consignment=parcel, to="packed", by=make_manager(village))

    assert (packed.status, stock_of(rice)) == ("packed", (18, 0))
    assert broken() == {}


def test_packing_twice_takes_the_goods_once():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)

    advance(consignment=parcel, to="packed", by=manager)
    advance(consignment=parcel, to="packed", by=manager)

    assert stock_of(rice) == (18, 0)
    assert list(parcel.events.values_list("new_status", flat=True)) == ["to_pack", "packed"]


def test_undo_brings_the_goods_back_and_they_stay_reserved():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)
    advance(consignment=parcel, to="packed", by=manager)

    back = undo(consignment=parcel, by=manager)

    assert (back.status, stock_of(rice)) == ("to_pack", (20, 2))
    assert broken() == {}


def test_a_step_is_undone_once():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)
    advance(consignment=parcel, to="packed", by=manager)
    undo(consignment=parcel, by=manager)

    with pytest.raises(NothingToUndo):
        undo(consignment=parcel, by=manager)
    assert stock_of(rice) == (20, 2)


def test_packed_undone_and_packed_again_counts_once():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)
    for _round in range(2):
        advance(consignment=parcel, to="packed", by=manager)
        undo(consignment=parcel, by=manager)
    advance(consignment=parcel, to="packed", by=manager)

    assert stock_of(rice) == (18, 0)
    assert broken() == {}


def test_nobody_undoes_the_step_of_another():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to="packed", by=make_manager(village))

    with pytest.raises(NothingToUndo):
        undo(consignment=parcel, by=make_manager(village))
    assert stock_of(rice) == (18, 0)


def test_a_step_older_than_fifteen_minutes_stays():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)
    advance(consignment=parcel, to="packed", by=manager)
    ConsignmentEvent.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))

    with pytest.raises(NothingToUndo):
        undo(consignment=parcel, by=manager)


@pytest.mark.parametrize("to", ["on_the_road", "at_point", "handed_over", "cancelled", "lost", ""])
def test_no_step_is_skipped(to):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)

    with pytest.raises(StepNotAllowed):
        advance(consignment=parcel, to=to, by=make_manager(village))
    assert (Consignment.objects.get().status, stock_of(rice)) == ("to_pack", (20, 2))


def test_a_packed_order_is_not_cancelled_any_more():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to="packed", by=make_manager(village))

    with pytest.raises(TooLateToCancel):
        cancel_order(order=parcel.order)
    assert (Consignment.objects.get().status, stock_of(rice)) == ("packed", (18, 0))


def test_a_cancelled_parcel_is_not_packed_any_more():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    cancel_order(order=parcel.order)

    with pytest.raises(StepNotAllowed):
        advance(consignment=parcel, to="packed", by=make_manager(village))
    assert (Consignment.objects.get().status, stock_of(rice)) == ("cancelled", (20, 0))


def test_the_last_hand_over_completes_the_order_and_takes_the_money():
    one, _producer, rice = make_shop()
    two, _producer, tea = make_shop()
    point = make_pickup_point()
    parcels = make_parcels(rice, tea, point=point)
    for parcel in parcels:
        for to in ("packed", "on_the_road", "at_point"):
            advance(consignment=parcel, to=to)
    order = parcels[0].order
    assert Attempt.objects.get().status == "promised"

    handed = hand_over(code=order.delivery.pickup_code, keeper=make_keeper(point))

    order.refresh_from_db()
    assert [parcel.status for parcel in handed] == ["handed_over", "handed_over"]
    assert (order.status, Attempt.objects.get().status) == ("completed", "paid")
    assert broken() == {}


@pytest.mark.parametrize("code", ["", "000", "\x00", "１２３４５６", "' or 1=1", "9" * 500])
def test_a_code_nobody_has_hands_nothing_over(code):
    _village, _producer, rice = make_shop()
    point = make_pickup_point()
    (parcel,) = make_parcels(rice, point=point)
    for to in ("packed", "on_the_road", "at_point"):
        advance(consignment=parcel, to=to)

    with pytest.raises(WrongCode):
        hand_over(code=code, keeper=make_keeper(point))
    assert Consignment.objects.get().status == "at_point"


def test_a_keeper_of_another_shelf_hands_nothing_over():
    _village, _producer, rice = make_shop()
    point = make_pickup_point()
    (parcel,) = make_parcels(rice, point=point)
    for to in ("packed", "on_the_road", "at_point"):
        advance(consignment=parcel, to=to)

    with pytest.raises(WrongCode):
        hand_over(code=parcel.order.delivery.pickup_code, keeper=make_keeper(make_pickup_point()))
    assert Consignment.objects.get().status == "at_point"
