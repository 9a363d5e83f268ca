"""Parcels and their money: what may be packed, what is taken at the shelf, and parcels to the door."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.consignments.exceptions import NotPaidYet
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.consignments.services.hand_over import Due, assume_received, cash_due, hand_over, receive
from marketplace.placement.services import cancel_order, confirm_payment
from portal.ledger.invariants import check_all
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"


def move(parcel, *steps):
    for to in steps:
        parcel = advance(consignment=parcel, to=to)
    return parcel


def test_a_parcel_is_packed_only_when_the_transfer_has_arrived(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, provider="bank_transfer")
    client.force_login(make_manager(village))
    page = client.get(BOARD).content.decode()
    assert "1 more parcel waits for the buyer" in page
    assert parcel.number not in page
    with pytest.raises(NotPaidYet):
        advance(consignment=parcel, to="packed")
    assert Consignment.objects.get().status == "to_pack"

    confirm_payment(order=parcel.order)
    assert parcel.number in client.get(BOARD).content.decode()
    assert advance(consignment=parcel, to="packed").status == "packed"


def test_the_days_to_pack_begin_when_the_transfer_arrives():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, provider="bank_transfer")
    Consignment.objects.update(pack_by=timezone.now() - timedelta(days=1))
    confirm_payment(order=parcel.order)
    assert Consignment.objects.get().pack_by > timezone.now() + timedelta(days=1)


def test_money_is_taken_once_with_the_last_parcel_of_an_order():
    point = make_pickup_point()
    (_v, _p, rice), (_w, _q, tea) = make_shop(), make_shop()
    first, second = make_parcels(rice, tea, point=point)
    keeper = make_keeper(point)
    code = first.order.delivery.pickup_code
    first = move(first, "packed", "on_the_road", "at_point")
    assert cash_due([first]) == Due(later=Decimal("40.00"))
    hand_over(code=code, keeper=keeper)
    assert first.order.placement.attempt.status == "promised"

    second = move(second, "packed", "on_the_road", "at_point")
    assert cash_due([second]) == Due(now=Decimal("40.00"))
    hand_over(code=code, keeper=keeper)
    second.order.placement.attempt.refresh_from_db()
    assert second.order.placement.attempt.status == "paid"
    assert cash_due([second]) == Due()


@pytest.fixture
def sent_home():
    """A paid parcel on its way to the buyer's door."""
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    delivery = parcel.order.delivery
    delivery.method, delivery.point = "home", None
    delivery.save()
    return move(parcel, "packed", "on_the_road")


def test_the_buyer_says_that_a_parcel_to_the_door_has_come(client, sent_home):
    path = f"/en/shop/track/{sent_home.order.delivery.token}/"
    assert "It has arrived" in client.get(path).content.decode()
    assert client.get(f"{path}received/").status_code == 405
    client.post(f"{path}received/")
    sent_home.refresh_from_db()
    sent_home.order.refresh_from_db()
    assert (sent_home.status, sent_home.order.status) == ("handed_over", "completed")
    assert receive(order=sent_home.order) == []


def test_a_parcel_to_the_door_is_taken_for_received_after_ten_days(sent_home):
    assert assume_received() == "0 parcels taken for received"
    assert assume_received(now=timezone.now() + timedelta(days=11)) == "1 parcels taken for received"
    assert Consignment.objects.get().status == "handed_over"


def test_books_name_a_cancelled_order_that_still_holds_something():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    cancel_order(order=parcel.order)
    name = "a cancelled order holds no stock, no parcel and no promise"
    assert check_all()[name].broken == ""
    Consignment.objects.update(status="to_pack")
    assert check_all()[name].broken == parcel.order.number
