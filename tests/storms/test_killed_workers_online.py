"""Storm (b) once more, with WeChat Pay's real protocol between us and the money: kill -9 during checkouts."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.placement.services import reap
from portal.payments.models import Attempt
from tests.factories import make_pickup_point, make_product
from tests.payments.companies.office import private_pem, public_pem
from tests.payments.companies.wechat import WeChat
from tests.payments.houses import WeChatHouse
from tests.placement.conftest import books  # noqa: F401
from tests.placement.factories import Basket, make_basket, stock_of
from tests.storms.buyers import Buyer
from tests.storms.processes import Site
from tests.storms.test_killed_workers import storm

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
]
SIZES = [pytest.param(20, id="small"), pytest.param(200, id="full", marks=pytest.mark.storm)]


class PaysAtOnce(WeChat):
    """Its payers scan the code the moment it exists, whether our worker lives to read the answer or not."""

    def order(self, fields: dict, kind: str) -> dict:
        said = super().order(fields, kind)
        self.pay(fields["out_trade_no"])
        return said


class House(WeChatHouse):
    company = PaysAtOnce

    def environ(self) -> dict[str, str]:
        """Return the settings for a process of its own."""
        kept = self.keys()
        return {
            "PAYMENT_PROVIDERS": "wechat_pay,pay_at_pickup",
            "PAYMENT_TIMEOUT": "5",
            "WECHAT_PAY_URL": self.office.url,
            "WECHAT_PAY_PRIVATE_KEY": private_pem("shop"),
            "WECHAT_PAY_PUBLIC_KEY": public_pem("wechat"),
            **{f"WECHAT_PAY_{name.upper()}": kept[name] for name in ("app_id", "mch_id", "serial", "api_v3_key")},
            "WECHAT_PAY_PUBLIC_KEY_ID": kept["public_key_id"],
        }


@pytest.mark.parametrize("checkouts", SIZES)
def test_nothing_is_left_unsettled_and_all_the_money_is_somebodys_order(checkouts, settings, books, capsys):  # noqa: F811
    make_pickup_point()
    rice = make_product(price="10.00", stock=9999)
    baskets = [make_basket((rice, 2)) for _checkout in range(checkouts)]
    with House(settings) as house:
        settings.PAYMENT_TIMEOUT, house.office.seconds = 5, 0.4
        with Site(workers=3, threads=4, **house.environ()) as site:
            buyers = [Buyer(site.port, basket) for basket in baskets]
            for buyer in buyers:
                buyer.open_checkout(pay="wechat_pay")
            killed = storm(site, buyers)
        house.office.seconds = 0
        unanswered = sum(buyer.lost for buyer in buyers)
        waiting = Attempt.objects.filter(status=Attempt.Status.STARTED).count()
        reaped = reap(now=timezone.now() + timedelta(minutes=31))
        taken = sum(house.office.orders[number]["amount"]["total"] for number in house.office.fees)
    with capsys.disabled():
        print(f"\n{killed} kills, {unanswered} posts unanswered, {waiting} attempts waited; reaper: {reaped}")

    assert killed >= 2
    assert unanswered > 0, "control: without an interrupted buyer nothing was tried"
    assert Attempt.objects.filter(status=Attempt.Status.STARTED).count() == 0
    assert Placement.objects.filter(status=Placement.Status.RESERVED).count() == 0
    assert Basket.objects.filter(status=Basket.FROZEN).count() == 0
    orders = get_model("order", "Order").objects.count()
    assert (taken, stock_of(rice)) == (orders * 2000, (9999, orders * 2))
    assert books() == {}
    call_command("check_books")
