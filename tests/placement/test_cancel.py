"""Taking orders back, and goods leaving the stock."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services import cancel_order, consume, reap, take_back
from portal.ledger.models import Posting
from portal.outbox.models import Message
from portal.payments.models import Attempt, Refund
from tests.factories import make_product, make_user
from tests.placement.factories import make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db


def balances():
    """Return each account's balance, without those that are even."""
    found = {}
    for code, amount in Posting.objects.values_list("account__code", "amount"):
        found[code] = found.get(code, Decimal(0)) + amount
    return {code: amount for code, amount in found.items() if amount}


def test_a_paid_order_that_is_cancelled_gives_back_goods_and_money(scripted, books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00", provider="scripted").order
    partner = rice.stockrecords.get().partner_id
    assert balances() == {"provider:scripted": Decimal("20.00"), f"village:{partner}": Decimal("-20.00")}

    cancelled = cancel_order(order=order, by=make_user(), reason="changed my mind")

    assert (cancelled.status, stock_of(rice), balances()) == ("cancelled", (5, 0), {})
    assert Attempt.objects.get().status == "refunded"
    assert set(order.consignments.values_list("status", flat=True)) == {"cancelled"}
    assert order.notes.get().message == "changed my mind"
    assert books() == {}


def test_cancelling_twice_refunds_once(scripted, books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00", provider="scripted").order

    cancel_order(order=order)
    cancel_order(order=order)

    assert (Refund.objects.count(), len(scripted.refunded), stock_of(rice)) == (1, 1, (5, 0))
    assert Message.objects.filter(payload__name="cancelled").count() == 1
    assert books() == {}


def test_an_order_to_be_paid_at_the_shelf_is_cancelled_without_a_refund(books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00").order

    cancel_order(order=order)

    assert (Refund.objects.count(), Attempt.objects.get().status, balances()) == (0, "failed", {})
    assert books() == {}


def test_packed_goods_leave_the_stock_and_come_back_when_undone(books):
    rice = make_product(price="10.00", stock=5)
    parcel = order_for(make_basket((rice, 2)), "20.00").order.consignments.get()

    consume(consignment=parcel)
    Consignment.objects.update(status=Consignment.Status.PACKED)
    assert (stock_of(rice), books()) == ((3, 0), {})
    take_back(consignment=parcel)
    Consignment.objects.update(status=Consignment.Status.TO_PACK)

    assert (stock_of(rice), books()) == ((5, 2), {})


def test_a_parcel_cannot_leave_the_stock_twice():
    rice = make_product(price="10.00", stock=5)
    parcel = order_for(make_basket((rice, 2)), "20.00").order.consignments.get()
    consume(consignment=parcel)

    with pytest.raises(RuntimeError, match="less set aside"):
        consume(consignment=parcel)


def test_an_order_with_a_packed_parcel_cannot_be_cancelled(scripted, books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00", provider="scripted").order
    consume(consignment=order.consignments.get())
    order.consignments.update(status=Consignment.Status.PACKED)

    with pytest.raises(TooLateToCancel):
        cancel_order(order=order)

    order.refresh_from_db()
    assert (order.status, stock_of(rice), Refund.objects.count()) == ("placed", (3, 0), 0)
    assert books() == {}


def test_an_unpaid_order_whose_goods_have_left_gets_a_week_more(books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00").order
    order.consignments.update(status=Consignment.Status.AT_POINT)
    later = timezone.now() + timedelta(days=31)

    assert (reap(now=later).extended, reap(now=later).extended) == (1, 0)
    assert Attempt.objects.get().deadline == later + timedelta(days=7)


def test_a_refund_the_provider_refuses_is_kept_for_the_operator(scripted):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 2)), "20.00", provider="scripted").order
    scripted.refund_says = Refund.Status.FAILED

    cancel_order(order=order)

    assert (Refund.objects.get().status, Attempt.objects.get().refunded) == ("failed", Decimal("0.00"))
