"""Boxes and goods alone bought at the same moment, each test with its control."""

from functools import partial

import pytest

from marketplace.placement.models import Placement
from tests.boxes.factories import make_box, make_parts
from tests.factories import make_pickup_point
from tests.placement.at_once import at_once
from tests.placement.factories import make_basket, order_for, pickup, stock_of
from tests.placement.test_concurrency import without_constraint, without_lock  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
on_postgres = pytest.mark.postgres


def orders(count, total, *lines, delivery):
    """Return that many calls, each ordering these (product, quantity)."""
    baskets = [make_basket(*lines) for _buyer in range(count)]
    return [partial(order_for, basket, total, delivery=delivery) for basket in baskets]


def sold(results):
    """Return the placements; everybody else must have been refused in a sentence."""
    refused = [str(result) for result in results if not isinstance(result, Placement)]
    assert all("left" in said or "sold out" in said for said in refused), refused
    return len(results) - len(refused)


def test_the_last_apples_are_sold_once_alone_or_in_boxes(books):
    producer, (apples, honey) = make_parts(None, 6, 50)
    box, point = make_box(producer, (apples, 2), (honey, 1)), pickup(make_pickup_point())
    calls = orders(6, "25.00", (box, 1), delivery=point) + orders(6, "10.00", (apples, 1), delivery=point)

    sold(at_once(calls))

    assert stock_of(apples)[1] <= 6
    assert stock_of(apples)[1] >= 5, "not more than one apple is left, which is no box"
    assert books() == {}


@on_postgres
def test_control_without_lock_and_guard_boxes_and_apples_run_into_the_constraint(without_lock):  # noqa: F811
    producer, (apples, honey) = make_parts(None, 2, 50)
    box, point = make_box(producer, (apples, 2), (honey, 1)), pickup(make_pickup_point())
    calls = orders(4, "25.00", (box, 1), delivery=point) + orders(4, "10.00", (apples, 1), delivery=point)

    results = at_once(calls)

    assert any("constraint" in str(result) for result in results if not isinstance(result, Placement)), results
    assert stock_of(apples)[1] <= 2


@on_postgres
def test_control_without_any_protection_more_apples_are_sold_than_there_are(without_lock, without_constraint):  # noqa: F811
    producer, (apples, honey) = make_parts(None, 2, 50)
    box, point = make_box(producer, (apples, 2), (honey, 1)), pickup(make_pickup_point())
    calls = orders(4, "25.00", (box, 1), delivery=point) + orders(4, "10.00", (apples, 1), delivery=point)

    at_once(calls)

    assert stock_of(apples)[1] > 2


def test_boxes_and_goods_in_opposite_order_do_not_wait_in_a_circle(books):
    producer, (apples, honey, rice) = make_parts(None, 90, 90, 90)
    first = make_box(producer, (rice, 1), (apples, 1))
    second = make_box(producer, (honey, 1), (rice, 1))
    point = pickup(make_pickup_point())
    calls = orders(6, "35.00", (first, 1), (honey, 1), delivery=point)
    calls += orders(6, "35.00", (second, 1), (apples, 1), delivery=point)
    calls += orders(6, "50.00", (second, 1), (first, 1), delivery=point)

    assert sold(at_once(calls)) == 18
    assert [stock_of(product)[1] for product in (apples, honey, rice)] == [18, 18, 24]
    assert books() == {}
