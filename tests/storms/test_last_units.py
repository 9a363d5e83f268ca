"""Storm (a): many checkouts at once for the last units, in three-village baskets, over real gunicorn."""

import pytest
from django.db import connection

from portal.payments.models import Attempt
from tests.factories import make_pickup_point, make_product
from tests.placement.conftest import books  # noqa: F401
from tests.placement.factories import make_basket, stock_of
from tests.storms.buyers import Buyer, all_at_once
from tests.storms.processes import Site

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
]
SIZES = [pytest.param(60, 12, id="small"), pytest.param(500, 50, id="full", marks=pytest.mark.storm)]


def deadlocks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


@pytest.mark.parametrize(("checkouts", "units"), SIZES)
def test_exactly_what_is_there_is_sold(checkouts, units, books):  # noqa: F811
    make_pickup_point()
    scarce, tea, milk = (make_product(price="10.00", stock=stock) for stock in (units, 9999, 9999))
    orders = [(scarce, tea, milk), (milk, tea, scarce), (tea, scarce, milk)]
    baskets = [make_basket(*((product, 1) for product in orders[number % 3])) for number in range(checkouts)]
    before = deadlocks()
    with Site(workers=3, threads=8) as site:
        buyers = [Buyer(site.port, basket) for basket in baskets]
        for buyer in buyers:
            buyer.open_checkout(pay="pay_at_pickup")
        for hand in all_at_once(buyers, threads=checkouts):
            hand.join()

    statuses = {buyer.status for buyer in buyers}
    assert not [status for status in statuses if status == 0 or status >= 500], statuses
    assert sum(buyer.has_ordered for buyer in buyers) == units
    assert (stock_of(scarce), stock_of(tea), stock_of(milk)) == ((units, units), (9999, units), (9999, units))
    assert Attempt.objects.filter(status="promised").count() == units
    assert deadlocks() == before
    assert books() == {}
