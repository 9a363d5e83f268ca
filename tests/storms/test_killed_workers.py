"""Storm (b): kill -9 of workers during checkouts, with the provider elsewhere and no mail server."""

import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.placement.services import reap
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt
from portal.payments.sandbox.store import Store
from tests.factories import make_pickup_point, make_product
from tests.placement.conftest import books  # noqa: F401
from tests.placement.factories import Basket, make_basket, stock_of
from tests.storms.buyers import Buyer, all_at_once
from tests.storms.processes import Site, sandbox

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
]
SIZES = [pytest.param(30, id="small"), pytest.param(200, id="full", marks=pytest.mark.storm)]


@pytest.mark.parametrize("checkouts", SIZES)
def test_nothing_is_left_unsettled(checkouts, tmp_path, settings, books, capsys):  # noqa: F811
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    make_pickup_point()
    rice, tea = (make_product(price="10.00", stock=9999) for _product in range(2))
    baskets = [make_basket((rice, 1), (tea, 1)) for _checkout in range(checkouts)]
    with sandbox(tmp_path, behaviour="hang", hang=0.4) as provider:
        settings.PAYMENT_SANDBOX = {**settings.PAYMENT_SANDBOX, "url": provider["url"], "secret": "storm"}
        with Site(workers=3, threads=4, sandbox_url=provider["url"]) as site:
            buyers = [Buyer(site.port, basket) for basket in baskets]
            for buyer in buyers:
                buyer.open_checkout(pay="sandbox")
            killed = storm(site, buyers)
        interrupted = Attempt.objects.filter(status=Attempt.Status.STARTED).count()
        unanswered = sum(buyer.lost for buyer in buyers)
        reaped = reap(now=timezone.now() + timedelta(minutes=3))
        while Message.objects.filter(done_at=None, tries=0).exists():
            deliver_due()
    with capsys.disabled():
        print(f"\n{killed} kills, {unanswered} posts unanswered, {interrupted} attempts left open; reaper: {reaped}")

    assert killed >= 2
    assert unanswered > 0, "control: without an interrupted buyer nothing was tried"
    assert Attempt.objects.filter(status=Attempt.Status.STARTED).count() == 0
    assert Placement.objects.filter(status=Placement.Status.RESERVED).count() == 0
    assert Basket.objects.filter(status=Basket.FROZEN).count() == 0
    orders = get_model("order", "Order").objects.count()
    assert Store(provider["store"]).totals() == {"paid": orders * 2000, "refunded": 0, "payments": orders}
    assert stock_of(rice) == (9999, orders)
    assert Message.objects.filter(kind="placement.mail", done_at=None, tries=1).count() == orders
    assert books() == {}
    call_command("check_books")


def storm(site: Site, buyers: list[Buyer]) -> int:
    """Let the buyers order while workers die; return how many were killed."""
    hands = all_at_once(buyers, threads=24)
    killed = 0
    while any(hand.is_alive() for hand in hands):
        time.sleep(0.6)
        killed += site.kill_a_worker()
    return killed
