"""A parcel that holds less than was ordered: money, stock, delivery, books and states follow."""

import threading
from decimal import Decimal

import pytest

from marketplace.consignments.exceptions import AlreadyPacked
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, saving, shorten
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order, confirm_payment
from marketplace.producers.models import DeliveryBand, DeliveryZone
from portal.payments.models import Attempt, Refund
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_producer, make_product
from tests.placement.factories import Delivery, make_basket, order_for, stock_of
from tests.placement.test_cancel import balances

pytestmark = pytest.mark.django_db
SHORT, BUYER = Adjustment.Reason.SHORT, Adjustment.Reason.BUYER


def one_line(parcel):
    """Return the parcel's only line."""
    return parcel.lines.get()


def leave_out(parcel, number, *, reason=SHORT, key="k1"):
    """Leave so many of the parcel's only line out."""
    return shorten(consignment=parcel, missing={one_line(parcel).pk: number}, reason=reason, key=key)


@pytest.fixture
def paid_parcel(scripted):
    """Return a paid parcel of three of a product at 10.00 CNY, of which there are 20, and the product."""
    _village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, quantity=3, provider="scripted")
    return parcel, product


def test_what_was_not_harvested_goes_back_to_the_buyer_and_out_of_the_stock(paid_parcel, scripted, books):
    parcel, product = paid_parcel
    adjustment = leave_out(parcel, 1)
    parcel.refresh_from_db()
    adjustment.refund.refresh_from_db()
    assert (adjustment.total, adjustment.refund.status) == (Decimal("10.00"), Refund.Status.DONE)
    assert Attempt.objects.get().refunded == Decimal("10.00")
    assert (one_line(parcel).quantity, parcel.status) == (2, "to_pack")
    assert stock_of(product) == (19, 2)
    assert balances() == {"provider:scripted": Decimal("20.00"), f"village:{parcel.partner_id}": Decimal("-20.00")}
    assert books() == {}


def test_what_the_buyer_takes_out_stays_on_the_shelf(paid_parcel, books):
    parcel, product = paid_parcel
    leave_out(parcel, 2, reason=BUYER)
    assert (stock_of(product), one_line(parcel).quantity) == ((20, 1), 1)
    assert books() == {}


def test_saying_it_twice_changes_it_once(paid_parcel, scripted, books):
    parcel, product = paid_parcel
    first, second = leave_out(parcel, 1), leave_out(parcel, 1)
    assert (first, one_line(parcel).quantity, stock_of(product)) == (second, 2, (19, 2))
    assert (len(scripted.refunded), books()) == (1, {})


def test_more_than_the_parcel_holds_is_refused_and_changes_nothing(paid_parcel, scripted, books):
    parcel, product = paid_parcel
    before = balances()
    with pytest.raises(MoreThanThereIs):
        leave_out(parcel, 4)
    assert (one_line(parcel).quantity, stock_of(product), balances()) == (3, (20, 3), before)
    assert (Adjustment.objects.count(), Refund.objects.count(), books()) == (0, 0, {})


def test_a_line_of_another_parcel_is_refused(paid_parcel, books):
    parcel, _product = paid_parcel
    _village, _producer, other = make_shop()
    (foreign,) = make_parcels(other)
    with pytest.raises(MoreThanThereIs):
        shorten(consignment=parcel, missing={one_line(foreign).pk: 1}, reason=SHORT, key="k1")
    assert (one_line(foreign).quantity, stock_of(other)) == (2, (20, 2))


def test_nothing_can_be_left_out_of_a_packed_parcel(paid_parcel, books):
    parcel, product = paid_parcel
    advance(consignment=parcel, to=Consignment.Status.PACKED)
    with pytest.raises(AlreadyPacked):
        leave_out(parcel, 1)
    assert (stock_of(product), Refund.objects.count(), books()) == ((17, 0), 0, {})


def test_a_shortened_parcel_is_packed_and_leaves_the_stock_once(paid_parcel, books):
    parcel, product = paid_parcel
    leave_out(parcel, 1)
    advance(consignment=parcel, to=Consignment.Status.PACKED)
    assert (stock_of(product), books()) == ((17, 0), {})


def test_an_emptied_parcel_cancels_the_order_and_gives_everything_back_once(paid_parcel, scripted, books):
    parcel, product = paid_parcel
    leave_out(parcel, 3)
    parcel.refresh_from_db()
    assert (parcel.status, parcel.order.status, Attempt.objects.get().status) == ("cancelled", "cancelled", "refunded")
    assert (stock_of(product), balances(), len(scripted.refunded)) == ((17, 0), {}, 1)
    assert books() == {}


def test_an_order_that_became_smaller_is_cancelled_for_the_rest(paid_parcel, scripted, books):
    parcel, product = paid_parcel
    leave_out(parcel, 1)
    cancel_order(order=parcel.order)
    assert [refund.amount for refund in Refund.objects.order_by("pk")] == [Decimal("10.00"), Decimal("20.00")]
    assert (stock_of(product), balances(), books()) == ((19, 0), {}, {})


def test_who_pays_at_the_shelf_pays_less(books):
    _village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, quantity=3)
    leave_out(parcel, 1)
    assert (Attempt.objects.get().amount, Refund.objects.count()) == (Decimal("20.00"), 0)
    confirm_payment(order=parcel.order)
    assert balances() == {
        "provider:pay_at_pickup": Decimal("20.00"),
        f"village:{parcel.partner_id}": Decimal("-20.00"),
    }
    assert books() == {}


def test_the_other_village_of_an_order_is_not_touched(scripted, books):
    (_v1, _p1, rice), (_v2, _p2, tea) = make_shop(), make_shop()
    first, second = make_parcels(rice, tea, quantity=2, provider="scripted")
    leave_out(first, 2)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status, first.order.status) == ("cancelled", "to_pack", "placed")
    assert balances() == {"provider:scripted": Decimal("20.00"), f"village:{second.partner_id}": Decimal("-20.00")}
    assert books() == {}


def test_the_thirds_of_an_odd_price_add_up_to_it(scripted, books):
    product = make_product(make_producer(), price="10.00", stock=20)
    basket = make_basket((product, 3))
    order = order_for(basket, "30.00", provider="scripted").order
    order.lines.update(line_price_incl_tax=Decimal("10.00"))
    parcel = order.consignments.get()
    amounts = [leave_out(parcel, 1, key=f"k{number}").goods for number in range(2)]
    left = saving(consignment=parcel, missing={one_line(parcel).pk: 1}).goods
    assert (amounts, left) == ([Decimal("3.33"), Decimal("3.34")], {one_line(parcel).pk: Decimal("3.33")})


def home_parcel(*, free_from=None):
    """Return a parcel to the door of three at 10.00 CNY and 500 g: 12.00 up to 1 kg, 18.00 up to 5 kg."""
    producer = make_producer(free_delivery_from=free_from)
    zone = DeliveryZone.objects.create(producer=producer, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=Decimal("12.00"))
    DeliveryBand.objects.create(zone=zone, up_to_grams=5000, price=Decimal("18.00"))
    product = make_product(producer, price="10.00", stock=20)
    where = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号")
    total = "30.00" if free_from else "48.00"
    order = order_for(make_basket((product, 3)), total, delivery=where, provider="scripted").order
    return order.consignments.get()


def test_a_lighter_parcel_costs_what_its_weight_costs(scripted, books):
    parcel = home_parcel()
    adjustment = leave_out(parcel, 1)
    parcel.refresh_from_db()
    assert (adjustment.goods, adjustment.delivery, parcel.charge) == (
        Decimal("10.00"),
        Decimal("6.00"),
        Decimal("12.00"),
    )
    assert (Attempt.objects.get().refunded, books()) == (Decimal("16.00"), {})


def test_who_had_free_delivery_keeps_it_when_the_village_was_short(scripted, books):
    parcel = home_parcel(free_from=Decimal("30.00"))
    adjustment = leave_out(parcel, 2)
    parcel.refresh_from_db()
    assert (adjustment.total, parcel.charge, books()) == (Decimal("20.00"), Decimal("0.00"), {})


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_leave_out_the_same_goods_at_once_give_them_back_once(scripted, books):
    from django.db import connection

    _village, _producer, product = make_shop()
    (parcel,) = make_parcels(product, quantity=3, provider="scripted")
    ready, refused = threading.Barrier(4), []

    def say(number: int) -> None:
        try:
            ready.wait()
            leave_out(parcel, 2, key=f"k{number}")
        except MoreThanThereIs:
            refused.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=say, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(refused), one_line(parcel).quantity, stock_of(product)) == (3, 1, (18, 1))
    assert (Attempt.objects.get().refunded, books()) == (Decimal("20.00"), {})


def test_a_manager_is_named_in_what_was_changed(paid_parcel):
    parcel, _product = paid_parcel
    manager = make_manager()
    adjustment = shorten(
        consignment=parcel, missing={one_line(parcel).pk: 1}, reason=SHORT, key="k1", by=manager, note="hail"
    )
    assert (adjustment.by, adjustment.note, adjustment.lines.get().quantity) == (manager, "hail", 1)
