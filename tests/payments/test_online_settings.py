"""What a site must know before it takes money through a company, and what follows from its choice."""

import os
import subprocess
import sys

import pytest

from portal.payments.checks import check_payments
from portal.payments.online.base import Setting
from portal.payments.registry import get_provider, offered, providers
from tests.payments.companies.office import private_pem, public_pem
from tests.payments.houses import HOUSES, AlipayHouse, StripeHouse, WeChatHouse
from tests.template_database import ROOT

POLICY = "s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']"
PRINT = f"from django.conf import settings as s; print(s.PAYMENT_PROVIDERS, {POLICY})"
LIBRARIES = "('stripe', 'alipay', 'wechatpayv3')"


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    with request.param(settings) as house:
        yield house


def told() -> list[str]:
    return [error.msg for error in check_payments(None)]


def test_a_provider_with_all_it_needs_is_offered(house):
    assert told() == []
    assert [provider.code for provider in offered()] == [house.code, "bank_transfer"]


@pytest.mark.parametrize(
    ("company", "missing", "sentence"),
    [
        (StripeHouse, {"webhook_secrets": []}, "stripe, which needs STRIPE_WEBHOOK_SECRET."),
        (AlipayHouse, {"app_id": "", "public_keys": []}, "alipay, which needs ALIPAY_APP_ID, ALIPAY_PUBLIC_KEY."),
        (
            WeChatHouse,
            {"serial": "", "api_v3_key": ""},
            "wechat_pay, which needs WECHAT_PAY_SERIAL, WECHAT_PAY_API_V3_KEY.",
        ),
        (WeChatHouse, {"public_key_id": ""}, "wechat_pay, which needs WECHAT_PAY_PUBLIC_KEY_ID."),
    ],
)
def test_a_provider_set_up_by_half_is_named_with_what_it_lacks_and_not_offered(settings, company, missing, sentence):
    with company(settings) as house:
        house.use({**house.keys(), **missing})

        assert told() == [f"PAYMENT_PROVIDERS names {sentence}"]
        assert [provider.code for provider in offered()] == ["bank_transfer"]


@pytest.mark.parametrize(
    ("company", "wrong", "sentence"),
    [
        (StripeHouse, {"secret_key": "pk_live_1"}, "STRIPE_SECRET_KEY is no secret key"),
        (StripeHouse, {"webhook_secrets": ["sk_live_1"]}, "STRIPE_WEBHOOK_SECRET is no signing secret"),
        (AlipayHouse, {"private_key": "MIIE"}, "ALIPAY_PRIVATE_KEY is no RSA private key"),
        (AlipayHouse, {"public_keys": ["not base64!"]}, "ALIPAY_PUBLIC_KEY is no RSA public key"),
        (WeChatHouse, {"private_key": public_pem("wechat")}, "WECHAT_PAY_PRIVATE_KEY is no RSA private key"),
        (WeChatHouse, {"api_v3_key": "short"}, "WECHAT_PAY_API_V3_KEY has 32 characters"),
    ],
)
def test_what_cannot_be_right_is_named_before_a_buyer_meets_it(settings, company, wrong, sentence):
    with company(settings) as house:
        house.use({**house.keys(), **wrong})

        assert [words for words in told() if sentence in words]
        assert [provider.code for provider in offered()] == ["bank_transfer"]


def test_keys_without_their_first_and_last_line_are_good_too(settings):
    with AlipayHouse(settings) as house:
        bare = ["".join(pem.splitlines()[1:-1]) for pem in (private_pem("shop"), public_pem("alipay"))]
        house.use({**house.keys(), "private_key": bare[0], "public_keys": [bare[1]]})

        assert told() == []
        get_provider("alipay").test()


def test_production_takes_no_play_money_and_wants_its_own_address(settings):
    settings.PRODUCTION = True
    with StripeHouse(settings):
        settings.WAGTAILADMIN_BASE_URL = "http://yunli.example"

        assert told() == [
            "Production must not take play money: the settings of stripe are those for trying out.",
            "SITE_URL must be this site's https:// address: stripe sends its messages there.",
        ]


def test_a_name_nobody_knows_is_refused(settings):
    settings.PAYMENT_PROVIDERS = ["pigeon"]

    known = "pay_at_pickup, bank_transfer, stripe, alipay, wechat_pay, gift_credit"
    assert told() == [f"PAYMENT_PROVIDERS is of {known}, not “pigeon”."]


def run(**environ: str) -> subprocess.CompletedProcess:
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.base", **environ}
    return subprocess.run([sys.executable, "-c", PRINT], env=environ, cwd=ROOT, capture_output=True, text=True)


def test_the_choice_brings_its_payment_pages_into_the_policy(tmp_path):
    key = tmp_path / "key.pem"
    key.write_text(private_pem("shop"))
    said = run(PAYMENT_PROVIDERS="alipay,stripe,pay_at_pickup", PAYMENT_ORIGINS="https://pay.example").stdout

    assert said.split("] [")[1].strip() == (
        "\"'self'\", 'https://checkout.stripe.com', 'https://*.alipay.com', 'https://pay.example']"
    )
    assert said.startswith("['portal.payments.online.alipay.Alipay', 'portal.payments.online.stripe.StripeCheckout'")
    assert "alipay" not in run().stdout


@pytest.mark.parametrize(
    ("value", "secret", "shown"),
    [("sk_live_4eC39HqLyjWDarjtT1zdp7dc", True, "… p7dc"), ("short", True, "…"), ("", True, ""), ("wx1", False, "wx1")],
)
def test_of_a_secret_no_more_than_four_characters_are_shown(value, secret, shown):
    assert Setting("NAME", value, secret).shown == shown


def test_of_a_key_with_lines_the_last_four_of_its_own_characters_are_shown():
    pem = private_pem("shop")
    assert Setting("NAME", pem, secret=True).shown == f"… {''.join(pem.splitlines()[:-1])[-4:]}"


def test_a_provider_that_was_switched_off_still_sends_money_back(settings):
    with AlipayHouse(settings):
        settings.PAYMENT_PROVIDERS = ["portal.payments.providers.BankTransfer"]

        assert list(providers()) == ["bank_transfer"]
        assert get_provider("alipay").is_whole


def test_the_libraries_are_read_when_a_provider_is_first_used():
    code = f"import django, sys; django.setup(); print([name for name in {LIBRARIES} if name in sys.modules])"
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    said = subprocess.run([sys.executable, "-c", code], env=environ, cwd=ROOT, capture_output=True, text=True)

    assert said.stdout.strip() == "[]"
