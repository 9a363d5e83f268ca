"""Each company with the site's settings that lead to it, and what its payers do, under names the tests share."""

from decimal import Decimal
from urllib.request import urlopen

from portal.payments.registry import providers
from tests.payments.companies import alipay, stripe, wechat
from tests.payments.companies.office import opened, private_pem, public_pem


class House:
    """`with House(settings) as house`: the company is open and the only provider. Subclasses say how it works."""

    code = dotted = setting = ""

    def __init__(self, settings, **options):
        self.settings, self.office = settings, self.company(**options)
        self.closing = opened(self.office)

    def __enter__(self):
        self.closing.__enter__()
        self.settings.PAYMENT_TIMEOUT = 1.5
        self.settings.WAGTAILADMIN_BASE_URL = "https://yunli.example"
        self.use(self.keys())
        return self

    def use(self, kept: dict) -> None:
        """Let the site use these settings."""
        setattr(self.settings, self.setting, kept)
        self.settings.PAYMENT_PROVIDERS = [self.dotted, "portal.payments.providers.BankTransfer"]
        providers.cache_clear()

    def __exit__(self, *problem):
        self.closing.__exit__(*problem)
        providers.cache_clear()

    def visit(self, attempt) -> None:
        """The payer comes to the page."""

    def lock_out(self) -> None:
        """Let the site sign with a key the company does not know."""
        self.use({**self.keys(), "private_key": private_pem("stranger")})

    def secrets(self) -> list[str]:
        """Return what must never be read anywhere."""
        return [private_pem("shop")[60:120], private_pem("stranger")[60:120]]

    def post(self, client, message):
        """Bring the site a message: a body with its headers."""
        body, headers = message
        return client.post(f"/payments/webhook/{self.code}/", body, content_type="application/json", headers=headers)


class StripeHouse(House):
    code, dotted, setting = "stripe", "portal.payments.online.stripe.StripeCheckout", "STRIPE"
    company = stripe.Stripe

    def keys(self) -> dict:
        secrets = [stripe.WEBHOOK_SECRET]
        return {
            "secret_key": stripe.SECRET_KEY,
            "webhook_secrets": secrets,
            "methods": ["card", "alipay", "wechat_pay"],
            "url": self.office.url,
        }

    def lock_out(self) -> None:
        self.use({**self.keys(), "secret_key": "sk_test_somebodyelses"})

    def secrets(self) -> list[str]:
        return [stripe.SECRET_KEY, "sk_test_somebodyelses", stripe.WEBHOOK_SECRET]

    def session(self, attempt) -> dict:
        return next(s for s in self.office.sessions.values() if s["client_reference_id"] == attempt.number)

    def pay(self, attempt, fee: int = 0) -> None:
        self.office.pay(self.session(attempt), fee=fee)

    def decline(self, attempt) -> None:
        self.office.expire(self.session(attempt)["id"])

    def count(self) -> int:
        return len(self.office.sessions)

    def refunded(self) -> dict:
        return {item["metadata"]["refund"]: Decimal(item["amount"]) / 100 for item in self.office.refunds}

    def take_back_elsewhere(self, attempt, amount) -> None:
        intent = self.session(attempt)["payment_intent"]
        self.office.refund({"payment_intent": intent, "amount": str(int(amount * 100)), "metadata": {"refund": "-"}})

    def message(self, attempt, *, id: str = "", forged: bool = False, amount: int | None = None, **more) -> tuple:
        session = dict(self.session(attempt))
        if amount is not None:
            session["amount_total"] = amount
        body = self.office.event(session, id=id)
        return body, {
            "Stripe-Signature": stripe.signature(body, **({"secret": "whsec_guessed"} if forged else {}), **more)
        }


class AlipayHouse(House):
    code, dotted, setting = "alipay", "portal.payments.online.alipay.Alipay", "ALIPAY"
    company = alipay.Alipay

    def keys(self) -> dict:
        return {
            "app_id": alipay.APP_ID,
            "private_key": private_pem("shop"),
            "public_keys": [public_pem("alipay")],
            "url": self.office.gateway,
        }

    def visit(self, attempt) -> None:
        with urlopen(attempt.redirect_url, timeout=5) as page:
            assert "<title>Alipay</title>" in page.read().decode()

    def pay(self, attempt, fee: int = 0) -> None:
        self.office.pay(attempt.number, fee=f"{Decimal(fee) / 100:.2f}")

    def decline(self, attempt) -> None:
        self.office.trades[attempt.number]["trade_status"] = "TRADE_CLOSED"

    def count(self) -> int:
        return len(self.office.trades)

    def refunded(self) -> dict:
        return {key: Decimal(amount) for (_number, key), amount in self.office.refunds.items()}

    def take_back_elsewhere(self, attempt, amount) -> None:
        self.office.refund({"out_trade_no": attempt.number, "refund_amount": str(amount), "out_request_no": "-"})

    def message(self, attempt, *, id: str = "", forged: bool = False, amount: int | None = None, **changed) -> tuple:
        if amount is not None:
            changed["total_amount"] = f"{Decimal(amount) / 100:.2f}"
        if id:
            changed["notify_id"] = id
        return self.office.notify(attempt.number, key="stranger" if forged else "", **changed), {}

    def post(self, client, message):
        return client.post(f"/payments/webhook/{self.code}/", message[0])


class WeChatHouse(House):
    code, dotted, setting = "wechat_pay", "portal.payments.online.wechat.WeChatPay", "WECHAT_PAY"
    company = wechat.WeChat

    def keys(self) -> dict:
        own = {"public_key": public_pem("wechat"), "public_key_id": wechat.PUBLIC_KEY_ID}
        return {
            "app_id": wechat.APP_ID,
            "mch_id": wechat.MCH_ID,
            "serial": wechat.SERIAL,
            "private_key": private_pem("shop"),
            "api_v3_key": wechat.API_V3_KEY,
            **({"public_key": "", "public_key_id": ""} if self.office.certificates else own),
            "url": self.office.url,
        }

    def secrets(self) -> list[str]:
        return [*super().secrets(), wechat.API_V3_KEY]

    def pay(self, attempt, fee: int = 0) -> None:
        self.office.pay(attempt.number, fee=fee)

    def decline(self, attempt) -> None:
        self.office.orders[attempt.number]["state"] = "PAYERROR"

    def count(self) -> int:
        return len(self.office.orders)

    def refunded(self) -> dict:
        return {number: Decimal(item["amount"]["refund"]) / 100 for number, item in self.office.refunds.items()}

    def take_back_elsewhere(self, attempt, amount) -> None:
        order = self.office.orders[attempt.number]
        about = {"out_trade_no": attempt.number, "out_refund_no": "elsewhere"}
        money = {"refund": int(amount * 100), "total": order["amount"]["total"], "currency": "CNY"}
        self.office.refund({**about, "amount": money})

    def message(
        self, attempt, *, id: str = "", forged: bool = False, amount: int | None = None, at=None, **more
    ) -> tuple:
        order = self.office.orders[attempt.number]
        kept = dict(order["amount"])
        if amount is not None:
            order["amount"]["total"] = amount
        body = self.office.notice(attempt.number, id=id, **more)
        order["amount"] = kept
        return body, self.office.sealed(body.decode(), key="stranger" if forged else "", at=at)


HOUSES = [StripeHouse, AlipayHouse, WeChatHouse]
__all__ = ["HOUSES", "AlipayHouse", "House", "StripeHouse", "WeChatHouse"]
