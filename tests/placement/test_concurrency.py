"""Many buyers at once; each test with its control, in which the protection is off and the test's claim fails."""

from datetime import timedelta
from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError, connection
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement import locks
from marketplace.placement.exceptions import OutOfStock, PriceMoved
from marketplace.placement.models import Placement
from marketplace.placement.services import cancel_order, complete, reap
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Outcome
from portal.payments.services import settle
from tests.factories import make_pickup_point, make_product
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import Basket, make_basket, order_for, pickup, stock_of
from tests.placement.test_offers import make_offer

pytestmark = pytest.mark.django_db(transaction=True)
Order = get_model("order", "Order")
reserve_module = import_module("marketplace.placement.services.reserve")
CONSTRAINT = "partner_allocated_within_stock"
on_postgres = pytest.mark.postgres


def buyers(count, products, total, **more):
    """Return that many calls, each placing its own basket of one of each product."""
    delivery = pickup(make_pickup_point())
    baskets = [make_basket(*((product, 1) for product in products)) for _buyer in range(count)]
    return [partial(order_for, basket, total, delivery=delivery, **more) for basket in baskets]


def sold(results):
    """Return how many got an order; everybody else must have been told that it is sold out."""
    refused = [result for result in results if not isinstance(result, Placement)]
    assert {type(result) for result in refused} <= {OutOfStock}, refused
    return len(results) - len(refused)


def test_twenty_buyers_of_the_last_five_get_exactly_five(books):
    rice, tea, milk = (make_product(price="10.00", stock=stock) for stock in (5, 50, 50))

    results = at_once(buyers(20, [rice, tea, milk], "30.00"))

    assert sold(results) == 5
    assert (stock_of(rice), stock_of(tea), stock_of(milk)) == ((5, 5), (50, 5), (50, 5))
    assert books() == {}


def test_baskets_in_opposite_order_do_not_wait_in_a_circle(books):
    rice, tea, milk = (make_product(price="10.00", stock=50) for _product in range(3))

    calls = buyers(10, [rice, tea, milk], "30.00") + buyers(10, [milk, tea, rice], "30.00")

    assert sold(at_once(calls)) == 20
    assert books() == {}


def naive_allocate(checked, *, quantities):
    """Look first, write later: what stock Oscar does."""
    records = locks.StockRecord.objects.in_bulk(list(quantities))
    if any(records[pk].net_stock_level < quantity for pk, quantity in quantities.items()):
        return min(quantities)
    checked()
    for pk, quantity in quantities.items():
        locks.StockRecord.objects.filter(pk=pk).update(num_allocated=Coalesce(F("num_allocated"), 0) + quantity)
    return None


def naive_lock(*, pks):
    """Lock nothing."""
    return locks.StockRecord.objects.in_bulk(list(pks))


@pytest.fixture
def without_lock(monkeypatch):
    """Switch the lock and the guarded update off."""
    monkeypatch.setattr(reserve_module, "allocate", partial(naive_allocate, meeting(4)))
    monkeypatch.setattr(reserve_module, "lock_stock", naive_lock)


@pytest.fixture
def without_constraint():
    """Switch the database's own promise off, on PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE partner_stockrecord DROP CONSTRAINT {CONSTRAINT}")
    yield
    locks.StockRecord.objects.update(num_allocated=0)
    with connection.cursor() as cursor:
        promise = "num_in_stock IS NULL OR num_allocated IS NULL OR num_allocated <= num_in_stock"
        cursor.execute(f"ALTER TABLE partner_stockrecord ADD CONSTRAINT {CONSTRAINT} CHECK ({promise})")


@on_postgres
def test_control_without_lock_guard_and_constraint_more_is_sold_than_there_is(without_lock, without_constraint):
    rice = make_product(price="10.00", stock=2)

    results = at_once(buyers(8, [rice], "10.00"))

    assert sum(isinstance(result, Placement) for result in results) > 2
    assert stock_of(rice)[1] > 2


@on_postgres
def test_control_without_lock_and_guard_the_constraint_stops_overselling_with_an_error(without_lock):
    rice = make_product(price="10.00", stock=2)

    results = at_once(buyers(8, [rice], "10.00"))

    assert any(isinstance(result, IntegrityError) for result in results)
    assert stock_of(rice) == (2, 2)


def test_four_posts_of_one_basket_at_once_are_one_order_and_one_charge(scripted, books):
    rice = make_product(price="10.00", stock=5)
    delivery, basket = pickup(), make_basket((rice, 1))

    results = at_once([partial(order_for, basket, "10.00", delivery=delivery, provider="scripted")] * 4)

    assert {result.pk for result in results} == {Placement.objects.get().pk}
    assert (len(scripted.charged), Order.objects.count(), stock_of(rice)) == (1, 1, (5, 1))
    assert {result.order_id for result in results} == {Order.objects.get().pk}
    assert books() == {}


@on_postgres
def test_control_without_compare_and_swap_four_posts_run_into_the_constraint(scripted, monkeypatch):
    seen = meeting(2)

    def naive_freeze(*, pk):
        is_open = Basket.objects.filter(pk=pk, status=Basket.OPEN).exists()
        seen()
        Basket.objects.filter(pk=pk).update(status=Basket.FROZEN)
        return is_open

    monkeypatch.setattr(reserve_module, "freeze_basket", naive_freeze)
    rice = make_product(price="10.00", stock=5)
    delivery, basket = pickup(), make_basket((rice, 1))

    results = at_once([partial(order_for, basket, "10.00", delivery=delivery, provider="scripted")] * 4)

    assert any(isinstance(result, IntegrityError) for result in results)


def test_an_offer_with_a_limit_of_one_serves_one_of_eight_at_once(books):
    rice = make_product(price="10.00", stock=50)
    offer = make_offer(rice, max_global_applications=1)

    results = at_once(buyers(8, [rice], "8.00"))

    assert [type(result) for result in results].count(Placement) == 1
    assert [type(result) for result in results].count(PriceMoved) == 7
    offer.refresh_from_db()
    assert offer.num_applications == 1
    assert books() == {}


def test_webhook_browser_and_reaper_at_once_make_one_order(scripted, books):
    scripted.says = "pending"
    rice = make_product(price="10.00", stock=5)
    placement = order_for(make_basket((rice, 1)), "10.00", provider="scripted")
    scripted.says = "paid"
    attempt = Attempt.objects.get(pk=placement.attempt_id)
    paid = partial(settle, attempt=attempt, answer=Answer(Outcome.PAID))

    results = at_once([paid, paid, partial(reap, now=timezone.now() + timedelta(hours=1)), paid])

    assert not [result for result in results if isinstance(result, Exception)]
    assert (Order.objects.count(), stock_of(rice)) == (1, (5, 1))
    assert books() == {}


def test_cancelling_at_once_from_four_sides_refunds_once(scripted, books):
    rice = make_product(price="10.00", stock=5)
    order = order_for(make_basket((rice, 1)), "10.00", provider="scripted").order

    results = at_once([partial(cancel_order, order=Order.objects.get(pk=order.pk)) for _side in range(4)])

    assert not [result for result in results if isinstance(result, Exception)]
    assert (Refund.objects.count(), scripted.refunded.values().__len__(), stock_of(rice)) == (1, 1, (5, 0))
    assert books() == {}


def test_paying_and_running_out_of_time_at_once_ends_in_one_of_both(scripted, books):
    rice = make_product(price="10.00", stock=5)
    for _round in range(3):
        scripted.says = "pending"
        placement = order_for(make_basket((rice, 1)), "10.00", provider="scripted")
        attempt = Attempt.objects.get(pk=placement.attempt_id)

        at_once(
            [
                partial(settle, attempt=attempt, answer=Answer(Outcome.PAID)),
                partial(settle, attempt=attempt, answer=Answer(Outcome.FAILED)),
                partial(complete, attempt=attempt) if attempt.status == "paid" else partial(reap),
            ]
        )

        placement.refresh_from_db()
        assert (placement.status, placement.attempt.status) == ("placed", "paid")
    assert books() == {}
