"""A query whose SQL is kept answers as the queryset does, and never from memory."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from marketplace.catalogue.cards import shelf
from marketplace.catalogue.glance import all_rows
from portal.core.kept_query import KeptQuery
from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kept", [shelf, all_rows], ids=["cards", "page"])
def test_its_rows_are_those_of_the_queryset(kept: KeptQuery):
    pks = [make_product(price=Decimal(f"{price}.50")).pk for price in (1, 2, 3)]
    for some in (pks, pks[:2], pks[1:], [*pks, pks[0], 10**6]):
        assert sorted(kept.rows(some)) == sorted(kept.make().filter(pk__in=some))
    assert kept.rows([]) == []


def test_it_asks_the_database_once_each_time_and_sees_what_changed(django_assert_num_queries):
    product = make_product(price=Decimal("39.00"))
    price = shelf.query._fields.index("stockrecords__price")
    assert shelf.rows([product.pk])[0][price] == Decimal("39.00")
    product.stockrecords.update(price=Decimal("41.50"))
    with django_assert_num_queries(1):
        assert shelf.rows([product.pk])[0][price] == Decimal("41.50")
    get_model("catalogue", "Product").objects.filter(pk=product.pk).update(is_public=False)
    assert shelf.rows([product.pk]) == []
