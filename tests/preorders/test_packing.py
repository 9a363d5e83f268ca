"""A preorder is packed from its first day on, announced until then, and paid out when all has arrived."""

import pytest
from django.utils.timezone import localdate

from marketplace.consignments.exceptions import NotHarvestedYet
from marketplace.consignments.services import advance, split
from marketplace.settlement.models import Movement
from portal.core.formats.en.formats import MONTH_DAY_FORMAT
from tests.consignments.factories import make_manager, make_shop
from tests.placement.factories import stock_of
from tests.preorders.factories import in_days, on_day, open_one, order

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"


@pytest.fixture
def shop():
    """(village, producer, product)"""
    return make_shop()


@pytest.fixture
def manager(client, shop):
    user = make_manager(shop[0])
    client.force_login(user)
    return user


def test_before_its_days_the_board_only_announces_it(client, shop, manager, scripted):
    preorder = open_one(shop[2], days=30)
    made = order(preorder, goods=[(shop[2], 1)])
    today, later = made.consignments.order_by("number")

    board = client.get(BOARD)

    assert [parcel.number for parcel in board.context["lanes"]["pack"].page] == [today.number]
    assert [pick["title"] for pick in board.context["picks"]] == [shop[2].title_en]
    day = in_days(30).strftime("%-d %B")
    assert MONTH_DAY_FORMAT == "j F"
    assert f"1 preorder parcel is coming, from {day}" in board.content.decode()
    with pytest.raises(NotHarvestedYet):
        advance(consignment=later, to="packed", by=manager)
    client.post(f"{BOARD}{later.number}/step/", {"to": "packed"})
    later.refresh_from_db()
    assert (later.status, stock_of(preorder.product)) == ("to_pack", (20, 1))


def test_before_its_days_nothing_of_it_can_be_split_off(shop, scripted, books):
    made = order(open_one(shop[2], days=30), 4)
    parcel = made.consignments.get()

    with pytest.raises(NotHarvestedYet):
        split(consignment=parcel, later={parcel.lines.get().pk: 2}, day=in_days(3), key="k")

    assert (made.consignments.count(), parcel.lines.get().quantity, books()) == (1, 4, {})


def test_from_its_first_day_on_a_part_can_go_later_on_the_day_the_buyer_is_told(shop, scripted, books):
    preorder = open_one(shop[2], days=30)
    parcel = order(preorder, 4).consignments.get()

    with on_day(30):
        other = split(consignment=parcel, later={parcel.lines.get().pk: 3}, day=in_days(20), key="k")

        assert (other.preorder, localdate(other.pack_by)) == (preorder, in_days(20))
        assert (parcel.lines.get().quantity, other.lines.get().quantity, books()) == (1, 3, {})


def test_from_its_first_day_on_it_is_packed_like_any_parcel(client, shop, manager, scripted, books):
    preorder = open_one(shop[2], days=30)
    later = order(preorder, 2).consignments.get()
    with on_day(30):
        client.force_login(manager)
        board = client.get(BOARD)
        assert [parcel.number for parcel in board.context["lanes"]["pack"].page] == [later.number]
        assert board.context["coming"] == 0
        client.post(f"{BOARD}{later.number}/step/", {"to": "packed"})
        later.refresh_from_db()
        assert (later.status, stock_of(preorder.product)) == ("packed", (18, 0))
        assert books() == {}


def test_it_is_late_only_when_it_could_no_longer_arrive_in_time(scripted):
    parcel = order(open_one(days=30, long=10)).consignments.get()
    for day, late in ((30, False), (38, False), (39, True)):
        with on_day(day):
            assert parcel.is_late is late


def test_a_transfer_that_arrives_leaves_its_day_as_promised(scripted, books):
    from marketplace.placement.services import confirm_payment

    made = order(open_one(days=30), provider="bank_transfer")
    before = made.consignments.get().pack_by
    confirm_payment(order=made)
    assert made.consignments.get().pack_by == before
    assert books() == {}


def test_todays_goods_are_paid_out_without_waiting_for_the_preorder(shop, scripted):
    made = order(open_one(shop[2], days=30), goods=[(shop[2], 1)])
    today, later = made.consignments.order_by("number")

    def payable() -> list[int]:
        rows = Movement.objects.filter(order=made, partner=shop[1].partner).payable(until=in_days(40))
        return sorted(set(rows.values_list("consignment", flat=True)))

    for step in ("packed", "on_the_road", "at_point", "handed_over"):
        advance(consignment=today, to=step)
    assert payable() == [today.pk]
    with on_day(31):
        for step in ("packed", "on_the_road", "at_point", "handed_over"):
            advance(consignment=later, to=step)
    made.refresh_from_db()
    assert made.status == "completed"
    assert payable() == [today.pk, later.pk]
