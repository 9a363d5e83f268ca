"""From a basket to an order."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from portal.ledger.invariants import check_all
from portal.payments.models import Attempt
from tests.factories import make_product
from tests.placement.factories import Basket, make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def test_a_basket_of_two_villages_becomes_an_order_with_two_parcels():
    rice, tea = make_product(price="12.50", stock=5), make_product(price="30.00", stock=3)
    basket = make_basket((rice, 2), (tea, 1))

    placement = order_for(basket, "55.00")

    order = placement.order
    assert (placement.status, placement.attempt.status) == ("placed", "promised")
    assert (order.total_incl_tax, order.status) == (Decimal("55.00"), "placed")
    assert [(line.title, line.quantity, line.line_price_incl_tax) for line in order.lines.order_by("pk")] == [
        (rice.title_en, 2, Decimal("25.00")),
        (tea.title_en, 1, Decimal("30.00")),
    ]
    assert (stock_of(rice), stock_of(tea)) == ((5, 2), (3, 1))
    assert order.consignments.count() == 2
    assert order.delivery.name == "L 家"
    assert Basket.objects.get(pk=basket.pk).status == Basket.SUBMITTED
    assert broken() == {}


def test_placing_the_same_basket_again_gives_the_same_order():
    rice = make_product(price="10.00", stock=5)
    basket = make_basket((rice, 1))

    first, second = order_for(basket, "10.00"), order_for(basket, "10.00")

    assert second.pk == first.pk
    assert (Order.objects.count(), Placement.objects.count(), Attempt.objects.count()) == (1, 1, 1)
    assert stock_of(rice) == (5, 1)
