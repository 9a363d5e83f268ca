"""Django's admin shows orders, baskets and stock, and lets nobody write them past the services."""

import pytest
from oscar.core.loading import get_model

from tests.consignments.factories import make_parcels, make_shop
from tests.dashboard.factories import make_operator
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["order/order", "order/line", "partner/stockrecord", "basket/basket"])
def test_operators_look_at_rows_and_change_none(client, name):
    _village, _producer, rice = make_shop()
    make_parcels(rice)
    client.force_login(make_operator())
    row = get_model(*name.split("/")).objects.first()
    base = f"/django-admin/{name}/"

    assert client.get(base).status_code == 200
    assert client.get(f"{base}{row.pk}/change/").status_code == 200
    data = {"num_in_stock": "0", "status": "cancelled", "price": "1"}
    assert client.post(f"{base}{row.pk}/change/", data).status_code == 403
    assert client.post(f"{base}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get(f"{base}add/").status_code == 403
    assert (stock_of(rice), get_model("order", "Order").objects.get().status) == ((20, 2), "placed")
