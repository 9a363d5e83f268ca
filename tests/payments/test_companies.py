"""The offices themselves: what the real companies refuse, they refuse. Each request is a good one, with one fault."""

import json
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests.payments.companies import alipay, stripe, wechat
from tests.payments.companies.office import opened, sign


def ask(address: str, *, body: bytes | None = None, headers: dict | None = None) -> tuple[int, dict]:
    """Return status and JSON of the answer."""
    try:
        with urlopen(Request(address, data=body, headers=headers or {}), timeout=5) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


SESSION = {
    "mode": "payment",
    "success_url": "https://yunli.example/",
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "cny",
    "line_items[0][price_data][unit_amount]": "2000",
    "line_items[0][price_data][product_data][name]": "Order",
}


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, 200),
        ({"mode": None}, 400),
        ({"success_url": None}, 400),
        ({"line_items[0][price_data][unit_amount]": "20.00"}, 400),
        ({"line_items[0][price_data][product_data][name]": None}, 400),
        ({"expires_at": str(int(time.time()) + 1700)}, 400),
        ({"payment_method_types[0]": "wechat_pay"}, 400),
        ({"amount": "1"}, 400),
    ],
)
def test_stripe_refuses_what_is_missing_or_in_another_form(changed, status):
    fields = {name: value for name, value in {**SESSION, **changed}.items() if value is not None}
    with opened(stripe.Stripe()) as office:
        bearer = {"Authorization": f"Bearer {stripe.SECRET_KEY}"}
        assert ask(f"{office.url}/v1/checkout/sessions", body=urlencode(fields).encode(), headers=bearer)[0] == status


def test_stripe_refuses_another_key_and_another_request_under_the_same_idempotency_key():
    with opened(stripe.Stripe()) as office:
        address, body = f"{office.url}/v1/checkout/sessions", urlencode(SESSION).encode()
        assert ask(address, body=body, headers={"Authorization": "Bearer sk_test_guessed"})[0] == 401
        headers = {"Authorization": f"Bearer {stripe.SECRET_KEY}", "Idempotency-Key": "k"}
        first, again = ask(address, body=body, headers=headers), ask(address, body=body, headers=headers)
        other = ask(address, body=body.replace(b"2000", b"1000"), headers=headers)

    assert first == again
    assert (other[0], other[1]["error"]["type"]) == (400, "idempotency_error")


def gateway(office, content: dict, *, owner: str = "shop", **changed: str) -> dict:
    fields = {
        "app_id": alipay.APP_ID,
        "method": "alipay.trade.query",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": alipay.beijing().strftime(alipay.TIME),
        "version": "1.0",
        "biz_content": json.dumps(content),
        **changed,
    }
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name])
    _status, said = ask(f"{office.gateway}?{urlencode({**fields, 'sign': sign(owner, text)})}")
    return next(node for name, node in said.items() if name.endswith("_response"))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, "ACQ.TRADE_NOT_EXIST"),
        ({"owner": "stranger"}, "isv.invalid-signature"),
        ({"app_id": "2021"}, "isv.invalid-app-id"),
        ({"timestamp": "2026-01-01 00:00:00"}, "isv.invalid-timestamp"),
        ({"version": ""}, "isv.missing-version"),
        ({"sign_type": "RSA"}, "isv.invalid-signature-type"),
    ],
)
def test_alipay_refuses_what_is_not_signed_by_the_shop_or_lacks_a_field(changed, word):
    with opened(alipay.Alipay()) as office:
        assert gateway(office, {"out_trade_no": "1"}, **changed)["sub_code"] == word


@pytest.mark.parametrize("amount", ["20", "20.0", "020.00", 20.0, "20.001", "-1.00"])
def test_alipay_refuses_an_amount_in_another_form(amount):
    content = {"out_trade_no": "1", "subject": "-", "product_code": "FAST_INSTANT_TRADE_PAY", "total_amount": amount}
    with opened(alipay.Alipay()) as office:
        assert gateway(office, content, method="alipay.trade.page.pay")["sub_code"] == "ACQ.INVALID_PARAMETER"


ORDER = {
    "appid": wechat.APP_ID,
    "mchid": wechat.MCH_ID,
    "description": "Order",
    "out_trade_no": "order-1",
    "notify_url": "https://yunli.example/",
    "amount": {"total": 2000, "currency": "CNY"},
}


def native(office, fields: dict, *, owner: str = "shop", at: float = 0, **headers: str) -> tuple[int, dict]:
    body, path = json.dumps(fields), "/v3/pay/transactions/native"
    stamp = str(int(time.time() + at))
    signature = sign(owner, f"POST\n{path}\n{stamp}\nword\n{body}\n")
    parts = {"mchid": wechat.MCH_ID, "nonce_str": "word", "signature": signature, "timestamp": stamp}
    told = ",".join(f'{name}="{value}"' for name, value in {**parts, "serial_no": wechat.SERIAL}.items())
    bearer = {"Authorization": f"WECHATPAY2-SHA256-RSA2048 {told}", "Accept": "application/json", **headers}
    return ask(f"{office.url}{path}", body=body.encode(), headers=bearer)


@pytest.mark.parametrize(
    ("changed", "how", "code"),
    [
        ({}, {}, None),
        ({}, {"owner": "stranger"}, "SIGN_ERROR"),
        ({}, {"at": -301}, "SIGN_ERROR"),
        ({}, {"Accept": "text/html"}, "PARAM_ERROR"),
        ({"amount": {"total": "2000"}}, {}, "PARAM_ERROR"),
        ({"amount": {"total": 20.0}}, {}, "PARAM_ERROR"),
        ({"amount": {"total": 0}}, {}, "PARAM_ERROR"),
        ({"notify_url": ""}, {}, "PARAM_ERROR"),
        ({"out_trade_no": "short"}, {}, "PARAM_ERROR"),
        ({"appid": "wx1"}, {}, "APPID_MCHID_NOT_MATCH"),
        ({"time_expire": "2026-11-30T12:00:00"}, {}, "PARAM_ERROR"),
    ],
)
def test_wechat_refuses_what_is_not_signed_or_in_another_form(changed, how, code):
    with opened(wechat.WeChat()) as office:
        assert native(office, {**ORDER, **changed}, **how)[1].get("code") == code
