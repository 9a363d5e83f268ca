"""Storm (c): a village with thousands of open parcels; every list of the packing room stays within its queries."""

import time
from collections.abc import Callable
from copy import copy
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.consignments.models import Consignment, Delivery
from portal.outbox.services import deliver_due
from portal.papers.models import Paper
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point
from tests.many_rows import let_the_database_count

pytestmark = [pytest.mark.django_db]
SIZES = [pytest.param(60, id="small"), pytest.param(10_000, id="full", marks=pytest.mark.storm)]
BOARD, SHELF = "/en/shop/dashboard/today/", "/en/shop/dashboard/shelf/"


def copies(row: Model, times: int, /, **changes: Callable[[int], object]) -> list[Model]:
    """Return so many saved copies of a row; `changes` give what differs, by the number of the copy."""
    made = []
    for position in range(times):
        other = copy(row)
        other.pk = other.id = None
        other._state = copy(row._state)
        other._state.adding = True
        for name, value in changes.items():
            setattr(other, name, value(position))
        made.append(other)
    return type(row).objects.bulk_create(made, batch_size=500)


def crowd(parcel: Consignment, number: int) -> None:
    """Copy a parcel with its order so many times, spread over three days and a day that has passed."""
    order, held = parcel.order, parcel.lines.get()
    baskets = copies(order.basket, number)
    attempts = copies(order.placement.attempt, number, number="crowd{}".format, idempotency_key="crowd{}".format)
    orders = copies(order, number, number="990101-{:06}".format, basket_id=lambda n: baskets[n].pk)
    lines = copies(held.line, number, order_id=lambda n: orders[n].pk)
    copies(
        order.placement,
        number,
        order_id=lambda n: orders[n].pk,
        attempt_id=lambda n: attempts[n].pk,
        basket_id=lambda n: baskets[n].pk,
    )
    copies(order.delivery, number, order_id=lambda n: orders[n].pk, token="t{}".format, pickup_code="{:06}".format)
    day = timezone.localtime().replace(hour=18)
    parcels = copies(
        parcel,
        number,
        number="990101-{:06}-1".format,
        order_id=lambda n: orders[n].pk,
        pack_by=lambda n: day + timedelta(days=n % 4 - 1),
        status=lambda n: "packed" if n % 5 == 0 else "to_pack",
    )
    copies(held, number, line_id=lambda n: lines[n].pk, consignment_id=lambda n: parcels[n].pk)
    let_the_database_count()


def cost(client, path: str) -> tuple[int, float]:
    """Return (queries, seconds) of a page that answers."""
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries), time.perf_counter() - began


@pytest.mark.parametrize("number", SIZES)
def test_every_list_of_the_packing_room_stays_within_its_queries(client, number):
    village, _producer, rice = make_shop()
    point = make_pickup_point()
    (parcel,) = make_parcels(rice, point=point, quantity=1)
    crowd(parcel, number)
    client.force_login(make_manager(village))
    client.get(BOARD)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    route = f"route={point.pk}"
    lists = {
        "board": (BOARD, 15),
        "board by day and route": (f"{BOARD}?day={tomorrow}&{route}", 15),
        "papers": (f"{BOARD}print/", 15),
        "sent": (f"{BOARD}sent/", 15),
    }
    found = {name: (*cost(client, path), most) for name, (path, most) in lists.items()}
    for name, (queries, seconds, most) in found.items():
        print(f"{number} open parcels, {name}: {queries} queries, {seconds:.2f} s")
        assert queries <= most, name
    assert Consignment.objects.filter(status="to_pack").count() > number * 0.7


@pytest.mark.parametrize("number", SIZES)
def test_the_shelf_stays_within_its_queries(client, number):
    point = make_pickup_point()
    (parcel,) = make_parcels(make_shop()[2], point=point, quantity=1)
    crowd(parcel, number)
    Consignment.objects.filter(status="packed").update(status="on_the_road")
    Consignment.objects.filter(status="to_pack").update(status="at_point")
    client.force_login(make_keeper(point))
    client.get(SHELF)
    code = Delivery.objects.last().pickup_code
    for path in (SHELF, f"{SHELF}?code={code}", f"{SHELF}?parcel={Consignment.objects.last().number}"):
        queries, seconds = cost(client, path)
        print(f"{number} open parcels, shelf: {queries} queries, {seconds:.2f} s")
        assert queries <= 15, path


@pytest.mark.storm
def test_a_thousand_slips_are_made_by_the_worker(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=1)
    crowd(parcel, 1250)
    client.force_login(make_manager(village))
    address = client.post(f"{BOARD}print/slips/").url
    began, rounds = time.perf_counter(), 0
    while not Paper.objects.get().file and rounds < 40:
        deliver_due()
        rounds += 1
    paper = Paper.objects.get()
    seconds = time.perf_counter() - began
    print(f"{paper.total} packing slips in {seconds:.0f} s, {rounds} rounds, {paper.file.size // 1000} kB")
    assert paper.done == paper.total > 900
    assert client.get(f"{address}file/").status_code == 200
