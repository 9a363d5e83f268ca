"""A village's share of a parcel can be paid out once that parcel was handed over, whatever else the order waits for."""

from decimal import Decimal

import pytest

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, join, shorten, split
from marketplace.harvest.models import Preorder
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order
from marketplace.settlement.models import Movement
from marketplace.settlement.services import make_batch, mark_paid
from marketplace.settlement.statements import balances
from tests.bookings.factories import make_slot
from tests.consignments.factories import make_parcels
from tests.factories import make_product, make_user
from tests.placement.factories import make_basket, order_for, pickup
from tests.preorders.factories import open_one, order
from tests.settlement.factories import DAY, WAY, give_account, make_rule, today, yesterday

pytestmark = pytest.mark.django_db
D = Decimal


def shares():
    """Return (goods, delivery, commission, due) of each row of what was ordered."""
    rows = Movement.objects.filter(kind="order").order_by("pk")
    return [(row.goods, row.delivery, row.commission, row.due) for row in rows]


def hand_over(parcel):
    for to in WAY:
        parcel = advance(consignment=parcel, to=to)
    yesterday(parcel)


def payable():
    rows = Movement.objects.payable(until=today() - DAY).unpaid()
    return sum((row.due for row in rows), D(0))


def pay_out():
    made = make_batch(until=today() - DAY, by=make_user())
    return mark_paid(batch=made, on=today(), reference="R", by=make_user()).total


@pytest.fixture
def mixed(shop, scripted):
    """Return (today's parcel of 20.00, the preorder's parcel of 36.00) of one order of a village that leaves 10 %."""
    _village, producer, rice = shop
    make_rule("10")
    give_account(producer)
    preorder = open_one(make_product(producer, stock=5))
    order(preorder, 3, goods=[(rice, 2)])
    now, later = Consignment.objects.order_by("preorder")
    return (now, later) if later.preorder_id else (later, now)


def test_todays_goods_of_a_mixed_order_do_not_wait_for_its_preorder(mixed, shop, books):
    now, later = mixed
    assert sorted(shares()) == [(D("20.00"), 0, D("2.00"), D("18.00")), (D("36.00"), 0, D("3.60"), D("32.40"))]

    hand_over(now)

    (open_with,) = balances([give_account(shop[1])])
    assert (open_with.due, open_with.payable, open_with.later) == (D("50.40"), D("18.00"), D("32.40"))
    assert (pay_out(), books()) == (D("18.00"), {})
    Preorder.objects.update(arrives_from=today(), closes_on=today() - DAY)
    hand_over(Consignment.objects.get(pk=later.pk))
    assert (pay_out(), payable(), books()) == (D("32.40"), D(0), {})


def test_a_preorder_that_comes_to_nothing_takes_nothing_of_what_was_handed_over(mixed, books):
    now, later = mixed
    hand_over(now)
    missing = {later.lines.get().pk: 3}
    shorten(consignment=later, missing=missing, reason=Adjustment.Reason.SHORT, key="failed")
    yesterday(later)
    assert (pay_out(), payable(), books()) == (D("18.00"), D(0), {})


def test_each_part_of_a_split_parcel_is_paid_out_with_its_own_hand_over(shop, scripted, books):
    make_rule("3.33")
    give_account(shop[1])
    (first,) = make_parcels(shop[2], quantity=3, provider="scripted")
    later = split(consignment=first, later={first.lines.get().pk: 1}, day=today(), key="k")
    assert shares() == [(D("20.00"), 0, D("0.67"), D("19.33")), (D("10.00"), 0, D("0.33"), D("9.67"))]
    hand_over(first)
    assert pay_out() == D("19.33")
    hand_over(later)
    assert (pay_out(), books()) == (D("9.67"), {})


def test_parcels_that_are_joined_again_have_one_share(shop, scripted, books):
    make_rule("3.33")
    (first,) = make_parcels(shop[2], quantity=3, provider="scripted")
    whole = shares()
    for key in "ab":
        later = split(consignment=first, later={first.lines.get().pk: 1}, day=today(), key=key)
        join(consignment=later)
    assert (shares(), whole, books()) == (whole, [(D("30.00"), 0, D("1.00"), D("29.00"))], {})


def test_what_is_left_out_of_the_later_part_is_taken_off_that(shop, scripted, books):
    give_account(shop[1])
    (first,) = make_parcels(shop[2], quantity=4, provider="scripted")
    later = split(consignment=first, later={first.lines.get().pk: 2}, day=today(), key="k")
    hand_over(first)
    missing = {later.lines.get().pk: 1}
    shorten(consignment=later, missing=missing, reason=Adjustment.Reason.SHORT, key="less")
    assert Movement.objects.get(kind="smaller").consignment == later
    assert (pay_out(), payable()) == (D("20.00"), D(0))
    hand_over(later)
    assert (pay_out(), books()) == (D("10.00"), {})


def test_goods_are_paid_out_while_a_place_of_the_same_order_is_still_ahead(shop, scripted, books):
    village, producer, rice = shop
    give_account(producer)
    slot = make_slot(days=10, village=village)
    price = slot.product.stockrecords.get().price
    basket = make_basket((rice, 2), (slot.product, 1))
    placed = order_for(basket, D("20.00") + price, delivery=pickup(), provider="scripted")
    hand_over(placed.order.consignments.get())

    amounts = [sum(row.due for row in Movement.objects.payable(until=today() + n * DAY)) for n in (-1, 9, 10)]

    assert (amounts, pay_out(), books()) == ([D("20.00"), D("20.00"), D("20.00") + price], D("20.00"), {})


def test_a_cancelled_order_owes_nobody_anything_by_parcel(mixed, books):
    cancel_order(order=mixed[0].order)
    assert (payable(), sum(row.due for row in Movement.objects.all()), books()) == (D(0), D(0), {})


def test_check_books_names_a_parcel_that_was_paid_on_its_way(mixed, books):
    now, _later = mixed
    hand_over(now)
    pay_out()
    Consignment.objects.filter(pk=now.pk).update(status="packed")
    assert "paid order:" in books()["what is paid out came from parcels that had come to their end"]
