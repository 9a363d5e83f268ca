"""Each invariant of orders notices what it is there to notice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.settlement.models import Movement
from portal.ledger.invariants import check_all
from portal.payments.models import Attempt, Refund
from tests.factories import make_product
from tests.placement.factories import Basket, make_basket, order_for

pytestmark = pytest.mark.django_db


def broken():
    return [name for name, finding in check_all().items() if finding.broken]


def test_stock_reserved_for_nobody():
    make_product(stock=5).stockrecords.update(num_allocated=1)

    assert broken() == ["reserved stock equals open orders plus live attempts"]


def test_an_attempt_past_its_deadline():
    order_for(make_basket((make_product(price="10.00"), 1)), "10.00")
    Attempt.objects.update(deadline=timezone.now() - timedelta(minutes=6))

    assert broken() == ["no attempt past its deadline"]


def test_a_basket_left_frozen():
    Basket.objects.create(status=Basket.FROZEN)

    assert broken() == ["no frozen basket without a live attempt"]


@pytest.mark.parametrize("fault", ["no parcels", "not paid", "no placement"])
def test_an_order_that_is_not_settled(fault):
    order = order_for(make_basket((make_product(price="10.00"), 1)), "10.00").order
    if fault == "no parcels":
        Movement.objects.all().update(consignment=None)
        order.consignments.all().delete()
    elif fault == "not paid":
        Attempt.objects.update(status=Attempt.Status.FAILED)
    else:
        get_model("order", "Order").objects.create(number="1", total_incl_tax=1, total_excl_tax=1)

    assert broken() == ["every order is paid, promised or cancelled and has its parcels"]


def test_more_refunded_than_paid():
    attempt = order_for(make_basket((make_product(price="10.00"), 1)), "10.00").attempt
    Attempt.objects.update(status=Attempt.Status.PAID)
    Refund.objects.create(attempt=attempt, amount=Decimal("10.01"), idempotency_key="too-much")

    assert broken() == ["refunds never exceed what was paid"]
