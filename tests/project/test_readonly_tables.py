"""The Django admin shows orders, baskets and stock, and changes none of them."""

import pytest

from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def test_stock_cannot_be_rewritten_past_the_services(client):
    record = make_product(stock=5).stockrecords.get()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    path = f"/django-admin/partner/stockrecord/{record.pk}/change/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"num_in_stock": 0, "num_allocated": 9}).status_code == 403
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (5, None)


@pytest.mark.parametrize("table", ["order/order", "basket/basket", "partner/stockrecord"])
def test_tables_of_money_and_stock_offer_no_new_row(client, table):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get(f"/django-admin/{table}/").status_code == 200
    assert client.get(f"/django-admin/{table}/add/").status_code == 403
