"""A month of many orders: as many queries as for few, and on the screen in time."""

import time
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from marketplace.placement.models import Placement
from marketplace.settlement.models import Movement
from marketplace.settlement.services import make_batch
from portal.payments.models import Attempt
from tests.consignments.factories import make_manager
from tests.factories import make_user
from tests.many_rows import let_the_database_count
from tests.settlement.factories import DAY, give_account, today
from tests.settlement.test_pages import ROOT, client_of, words

Order, Basket = get_model("order", "Order"), get_model("basket", "Basket")


def make_many(partner, number: int) -> None:
    """Write so many paid orders of yesterday of one seller, handed over, and one refund in ten."""
    then = timezone.now() - timedelta(days=1)
    orders = Order.objects.bulk_create(
        Order(number=f"N{n}", total_incl_tax=10, total_excl_tax=10, date_placed=then) for n in range(number)
    )
    attempts = Attempt.objects.bulk_create(
        Attempt(number=f"A{n}", provider="x", amount=10, status="paid", idempotency_key=f"A{n}", deadline=then)
        for n in range(number)
    )
    baskets = Basket.objects.bulk_create(Basket(status="Submitted") for _n in range(number))
    Placement.objects.bulk_create(
        Placement(basket=basket, attempt=attempt, order=order, status="placed", snapshot={"charges": {}})
        for basket, attempt, order in zip(baskets, attempts, orders, strict=True)
    )
    Consignment.objects.bulk_create(
        Consignment(number=f"C{order.number}", order=order, partner=partner, status="handed_over", pack_by=then)
        for order in orders
    )
    Consignment.objects.update(changed_at=then)
    words = {"partner": partner, "at": then}
    rows = [
        Movement(
            key=f"order:{order.number}", kind="order", order=order, goods=10, commission="0.80", due="9.20", **words
        )
        for order in orders
    ]
    rows += [
        Movement(
            key=f"adjusted:{order.number}",
            kind="smaller",
            order=order,
            goods=-1,
            commission="-0.08",
            due="-0.92",
            **words,
        )
        for order in orders[::10]
    ]
    Movement.objects.bulk_create(rows, batch_size=1000)


def due(number: int) -> Decimal:
    """Return what make_many() leaves due."""
    return number * Decimal("9.20") - number // 10 * Decimal("0.92")


def address(shop) -> str:
    yesterday = today() - DAY
    return f"{ROOT}village/{shop[0].slug}/?month={yesterday:%Y-%m}"


@pytest.mark.django_db
def test_many_orders_cost_no_more_queries_than_few(shop, django_assert_max_num_queries):
    give_account(shop[1])
    make_many(shop[1].partner, 300)
    client = client_of(make_manager(shop[0]))
    client.get(address(shop))

    with django_assert_max_num_queries(15):
        page = words(client.get(address(shop)))

    assert f"¥{due(300):,.2f}" in page
    assert make_batch(until=today() - DAY, by=make_user()).total == due(300)


@pytest.mark.storm
@pytest.mark.django_db
def test_a_month_of_ten_thousand_orders_is_on_the_screen_in_two_seconds(shop):
    give_account(shop[1])
    make_many(shop[1].partner, 10_000)
    let_the_database_count()
    client = client_of(make_manager(shop[0]))
    client.get(address(shop))

    began = time.monotonic()
    page = words(client.get(address(shop)))
    first = time.monotonic() - began
    began = time.monotonic()
    client.get(f"{address(shop)}&page=200")
    last = time.monotonic() - began
    began = time.monotonic()
    batch = make_batch(until=today() - DAY, by=make_user())
    print(f"first page {first:.2f} s, page 200 {last:.2f} s, a batch of it {time.monotonic() - began:.2f} s")

    assert f"¥{due(10_000):,.2f}".removesuffix(".00") in page
    assert (max(first, last) < 2, batch.total) == (True, due(10_000))
