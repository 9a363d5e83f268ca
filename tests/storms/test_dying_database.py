"""Storm: PostgreSQL is killed and started again while people check out."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.placement.services import reap
from portal.payments.models import Attempt
from portal.payments.sandbox.store import Store
from tests.factories import make_pickup_point, make_product
from tests.placement.conftest import books  # noqa: F401
from tests.placement.factories import Basket, make_basket, stock_of
from tests.storms.buyers import Buyer, all_at_once
from tests.storms.databases import OwnPostgres, mortal_database
from tests.storms.processes import Site, sandbox

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres, pytest.mark.storm]
RESTARTS, EACH = 10, 20


@pytest.fixture
def server(transactional_db):
    """The database of this test, on a server of its own, in a folder that PostgreSQL's user may enter."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, mortal_database(Path(folder)) as own:
        yield own


def test_ten_hard_restarts_of_the_database_leave_nothing_unsettled(server, tmp_path, settings, books, capsys):  # noqa: F811
    make_pickup_point()
    rice, tea = (make_product(price="10.00", stock=9999) for _product in range(2))
    waves = [[make_basket((rice, 1), (tea, 1)) for _buyer in range(EACH)] for _wave in range(RESTARTS)]
    with sandbox(tmp_path, behaviour="hang", hang=0.3) as provider:
        settings.PAYMENT_SANDBOX = {**settings.PAYMENT_SANDBOX, "url": provider["url"], "secret": "storm"}
        with Site(workers=3, threads=4, sandbox_url=provider["url"]) as site:
            buyers = []
            for number, wave in enumerate(waves):
                buyers += live_through(server, site, wave, after=0.5 + number * 0.3)
        interrupted = Attempt.objects.filter(status=Attempt.Status.STARTED).count()
        reaped = reap(now=timezone.now() + timedelta(minutes=3))
    orders = get_model("order", "Order").objects.count()
    failed = sum(buyer.status in (0, 500) for buyer in buyers)
    with capsys.disabled():
        print(f"\n{RESTARTS} restarts, {failed} of {len(buyers)} saw an error, {orders} orders;")
        print(f"{interrupted} attempts left open; reaper: {reaped}")

    assert failed > 0, "control: without an interrupted buyer nothing was tried"
    assert Attempt.objects.filter(status=Attempt.Status.STARTED).count() == 0
    assert Placement.objects.filter(status=Placement.Status.RESERVED).count() == 0
    assert Basket.objects.filter(status=Basket.FROZEN).count() == 0
    assert orders >= len(buyers) - failed > 0
    assert Store(provider["store"]).totals() == {"paid": orders * 2000, "refunded": 0, "payments": orders}
    assert stock_of(rice) == (9999, orders)
    assert books() == {}
    call_command("check_books")


def live_through(server: OwnPostgres, site: Site, baskets: list[Basket], *, after: float) -> list[Buyer]:
    """Let these people order at once and the database die `after` seconds; return them when all have an answer."""
    buyers = [Buyer(site.port, basket) for basket in baskets]
    for buyer in buyers:
        buyer.open_checkout(pay="sandbox")
    hands = all_at_once(buyers, threads=EACH)
    time.sleep(after)
    server.kill()
    connection.close()
    time.sleep(0.5)
    server.start()
    for hand in hands:
        hand.join()
    return buyers
