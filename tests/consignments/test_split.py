"""One village's part of an order in two parcels: pieces, prices, delivery, cash and stock stay what they are."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.utils import timezone

from marketplace.consignments.exceptions import AlreadyPacked, NothingToSplit, NotSplit
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services import advance, join, shorten, split, undo
from marketplace.consignments.services.hand_over import cash_due, hand_over
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services import cancel_order
from portal.ledger.invariants import check_all
from portal.payments.models import Attempt
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product
from tests.placement.at_once import at_once
from tests.placement.factories import Delivery, make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db


def later_of(parcel, many, *, key="s1", days=3):
    """Send so many of the parcel's first line later."""
    packed = parcel.lines.order_by("pk").first()
    day = timezone.localdate() + timedelta(days=days)
    return split(consignment=parcel, later={packed.pk: many}, day=day, key=key)


def held(parcel):
    """Return (pieces, pieces meant, price) of the parcel's lines."""
    return [(row.quantity, row.ordered, row.price) for row in parcel.lines.order_by("pk")]


def test_a_split_line_adds_up_to_the_piece_and_the_fen(books):
    _village, producer, _rice = make_shop()
    odd = make_product(producer, price="3.33", stock=20)
    (parcel,) = make_parcels(odd, quantity=3)
    other = later_of(parcel, 1)
    assert (held(parcel), held(other)) == ([(2, 2, Decimal("6.66"))], [(1, 1, Decimal("3.33"))])
    assert (other.number, other.charge, other.pack_by.date()) == (
        f"{parcel.order.number}-2",
        0,
        timezone.localdate() + timedelta(days=3),
    )
    assert (stock_of(odd), books()) == ((20, 3), {})


def test_both_go_their_own_way_and_the_last_one_takes_the_cash(books):
    _village, _producer, rice = make_shop()
    point = make_pickup_point()
    keeper = make_keeper(point)
    (parcel,) = make_parcels(rice, quantity=3, point=point)
    other = later_of(parcel, 1)
    for step in ("packed", "on_the_road", "at_point"):
        advance(consignment=parcel, to=step)
    parcel.refresh_from_db()
    assert (stock_of(rice), cash_due([parcel]).later) == ((18, 1), Decimal("30.00"))
    hand_over(code=parcel.order.delivery.pickup_code, keeper=keeper)
    assert (Attempt.objects.get().status, books()) == ("promised", {})
    for step in ("packed", "on_the_road", "at_point"):
        advance(consignment=other, to=step)
    hand_over(code=parcel.order.delivery.pickup_code, keeper=keeper)
    parcel.order.refresh_from_db()
    assert (Attempt.objects.get().status, parcel.order.status, stock_of(rice)) == ("paid", "completed", (17, 0))
    assert books() == {}


def test_joined_again_all_is_as_before(books):
    _village, producer, rice = make_shop()
    tea = make_product(producer, price="20.00", stock=5)
    basket = make_basket((rice, 3), (tea, 1))
    parcel = order_for(basket, "50.00").order.consignments.get()
    before = held(parcel)
    tea_line = parcel.lines.get(line__product=tea)
    rice_line = parcel.lines.get(line__product=rice)
    day = timezone.localdate()
    other = split(consignment=parcel, later={tea_line.pk: 1, rice_line.pk: 2}, day=day, key="s1")
    assert (held(parcel), books()) == ([(1, 1, Decimal("10.00"))], {})
    assert join(consignment=other) == parcel
    assert sorted(held(parcel)) == sorted(before)
    assert (join(consignment=other), Consignment.objects.count(), books()) == (parcel, 1, {})


def test_a_part_that_was_packed_and_unpacked_can_be_joined(books):
    village, _producer, rice = make_shop()
    manager = make_manager(village)
    (parcel,) = make_parcels(rice, quantity=3)
    other = later_of(parcel, 1)
    advance(consignment=other, to="packed", by=manager)
    with pytest.raises(AlreadyPacked):
        join(consignment=other)
    undo(consignment=other, by=manager)
    assert (held(join(consignment=other)), stock_of(rice), books()) == ([(3, 3, Decimal("30.00"))], (20, 3), {})


def test_splitting_twice_with_one_key_is_one_split(books):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3)
    assert later_of(parcel, 1) == later_of(parcel, 1)
    assert (Consignment.objects.count(), books()) == (2, {})


def test_nothing_everything_too_much_and_a_packed_parcel_are_refused(books):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3)
    for many in (0, 3, 4):
        with pytest.raises(NothingToSplit):
            later_of(parcel, many)
    with pytest.raises(NotSplit):
        join(consignment=parcel)
    advance(consignment=parcel, to="packed")
    with pytest.raises(AlreadyPacked):
        later_of(parcel, 1)
    assert (Consignment.objects.count(), held(parcel), books()) == (1, [(3, 3, Decimal("30.00"))], {})


def test_an_order_with_one_part_packed_is_not_cancelled_but_the_rest_can_be_left_out(scripted, books):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3, provider="scripted")
    other = later_of(parcel, 2)
    advance(consignment=parcel, to="packed")
    with pytest.raises(TooLateToCancel):
        cancel_order(order=parcel.order)
    shorten(consignment=other, missing={other.lines.get().pk: 2}, reason="short", key="k1")
    other.refresh_from_db()
    parcel.order.refresh_from_db()
    assert (other.status, parcel.order.status, Attempt.objects.get().refunded) == (
        "cancelled",
        "placed",
        Decimal("20.00"),
    )
    assert (stock_of(rice), books()) == ((17, 0), {})


@pytest.fixture
def to_the_door(scripted):
    """Return a paid parcel of three to a door, 15.00 for its weight."""
    producer = make_delivering_producer()
    product = make_product(producer, price="10.00", stock=20)
    where = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号 2 栋")
    order = order_for(make_basket((product, 3)), "45.00", delivery=where, provider="scripted").order
    return order.consignments.get()


def test_delivery_is_paid_once_and_stays_while_anything_is_carried(to_the_door, books):
    other = later_of(to_the_door, 1)
    assert (to_the_door.charge, other.charge, books()) == (Decimal("15.00"), 0, {})
    first = to_the_door.lines.get()
    adjustment = shorten(consignment=to_the_door, missing={first.pk: 2}, reason="short", key="k1")
    to_the_door.refresh_from_db()
    other.refresh_from_db()
    assert (adjustment.delivery, to_the_door.charge, other.charge) == (Decimal("7.00"), 0, Decimal("8.00"))
    assert (to_the_door.status, books()) == ("cancelled", {})
    last = shorten(consignment=other, missing={other.lines.get().pk: 1}, reason="short", key="k2")
    assert (last.delivery, Attempt.objects.get().status, books()) == (Decimal("8.00"), "refunded", {})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_splitting_packing_and_cancelling_at_once_lose_no_piece(_round):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3)
    at_once(
        [
            partial(later_of, parcel, 1),
            partial(advance, consignment=parcel, to="packed"),
            partial(later_of, parcel, 2, key="s2"),
        ]
    )
    assert sum(ConsignmentLine.objects.values_list("quantity", flat=True)) == 3
    assert {name: found.broken for name, found in check_all().items() if found.broken} == {}
