"""Stripe Checkout: cards, Alipay and WeChat Pay on Stripe's page. https://docs.stripe.com/api/checkout/sessions

Calls that write carry the idempotency key of our row; a refund is looked up before it is sent, because Stripe forgets
such keys after a day.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.payments.exceptions import BadSignature, ConnectionRefused, ProviderUnreachable
from portal.payments.models import Attempt, Refund
from portal.payments.online.base import CENT, OnlineProvider, Setting, to_fen, to_yuan
from portal.payments.providers import Answer, BillEntry, Notice, Outcome

METHODS = {"card": _("Bank card"), "alipay": _("Alipay"), "wechat_pay": _("WeChat Pay")}
LANGUAGES = {"zh-hans": "zh", "en": "en"}
REFUNDED = {
    "succeeded": Refund.Status.DONE,
    "failed": Refund.Status.TO_HAND_BACK,
    "canceled": Refund.Status.TO_HAND_BACK,
}
TOLD = {
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
}


class StripeCheckout(OnlineProvider):
    """A page of Stripe's for each attempt."""

    code = "stripe"
    description = _("You pay on the page of Stripe, a payment company, and come back here.")
    # Stripe keeps a page open for 30 minutes at least, counted from when it is asked.
    time_to_pay = timedelta(minutes=35)

    @property
    def title(self) -> str:
        """Return the means of payment that stand on Stripe's page here."""
        return f"{' / '.join(str(METHODS.get(method, method)) for method in settings.STRIPE['methods'])} (Stripe)"

    def settings(self) -> list[Setting]:
        kept = settings.STRIPE
        return [
            Setting("STRIPE_SECRET_KEY", kept["secret_key"], secret=True),
            Setting("STRIPE_WEBHOOK_SECRET", ",".join(kept["webhook_secrets"]), secret=True),
            Setting("STRIPE_METHODS", ", ".join(kept["methods"])),
        ]

    def faults(self) -> list[str]:
        kept, wrong = settings.STRIPE, []
        if kept["secret_key"] and not kept["secret_key"].startswith(("sk_", "rk_")):
            wrong.append(gettext("STRIPE_SECRET_KEY is no secret key: one begins with sk_ or rk_."))
        if any(not secret.startswith("whsec_") for secret in kept["webhook_secrets"]):
            wrong.append(gettext("STRIPE_WEBHOOK_SECRET is no signing secret: one begins with whsec_."))
        return wrong

    def is_play_money(self) -> bool:
        return "_test_" in settings.STRIPE["secret_key"]

    @cached_property
    def client(self):
        """Return Stripe's own client: our timeout, and no tries of its own."""
        import stripe

        kept = settings.STRIPE
        return stripe.StripeClient(
            kept["secret_key"],
            base_addresses={"api": kept["url"]},
            http_client=stripe.RequestsClient(timeout=settings.PAYMENT_TIMEOUT),
            max_network_retries=0,
        ).v1

    def start(self, *, attempt: Attempt) -> Answer:
        try:
            return read_session(self._create(attempt))
        except ConnectionRefused as refused:
            self.note_refusal(attempt.number, refused)
            return Answer(Outcome.FAILED)

    def _create(self, attempt: Attempt) -> dict:
        fields = {
            "mode": "payment",
            "client_reference_id": attempt.number,
            "line_items": [line_item(attempt.description, attempt.amount)],
            "metadata": {"attempt": attempt.number},
            "payment_intent_data": {"metadata": {"attempt": attempt.number}, "description": attempt.description},
            "payment_method_types": settings.STRIPE["methods"],
            "success_url": attempt.return_url,
            "cancel_url": attempt.return_url,
            "expires_at": int(attempt.deadline.timestamp()),
            "locale": LANGUAGES.get(attempt.language, "auto"),
            **method_options(),
        }
        return self._call("checkout.sessions.create", fields, key=attempt.idempotency_key)

    def query(self, *, attempt: Attempt) -> Answer:
        """Ask by the session's number; when we never heard it, the same key brings the same session back."""
        try:
            if attempt.provider_reference:
                return read_session(self._call("checkout.sessions.retrieve", attempt.provider_reference))
            return read_session(self._create(attempt))
        except ConnectionRefused as refused:
            self.note_refusal(attempt.number, refused)
            return Answer(Outcome.UNKNOWN)

    def close(self, *, attempt: Attempt) -> None:
        if attempt.provider_reference:
            try:
                self._call("checkout.sessions.expire", attempt.provider_reference)
            except ConnectionRefused:  # paid or expired already
                pass

    def refund(self, *, refund: Refund) -> Refund.Status:
        attempt = refund.attempt
        try:
            intent = self._call("checkout.sessions.retrieve", attempt.provider_reference)["payment_intent"]
            listed = self._call("refunds.list", {"payment_intent": intent, "limit": 100})
            known = [
                item for item in listed["data"] if (item["metadata"] or {}).get("refund") == refund.idempotency_key
            ]
            sent = known[0] if known else self._send_back(refund, intent)
        except ConnectionRefused as refused:
            self.note_refusal(refund.idempotency_key, refused)
            return Refund.Status.TO_HAND_BACK
        return REFUNDED.get(sent["status"], Refund.Status.STARTED)

    def _send_back(self, refund: Refund, intent: str) -> dict:
        fields = {
            "payment_intent": intent,
            "amount": to_fen(refund.amount),
            "metadata": {"refund": refund.idempotency_key, "attempt": refund.attempt.number},
        }
        return self._call("refunds.create", fields, key=refund.idempotency_key)

    def webhook(self, *, request: HttpRequest) -> Notice:
        from stripe import SignatureVerificationError, WebhookSignature

        signature, body = request.headers.get("Stripe-Signature", ""), request.body.decode("utf-8", "replace")
        for secret in settings.STRIPE["webhook_secrets"]:
            try:
                WebhookSignature.verify_header(body, signature, secret, tolerance=300)
                return read_event(json.loads(body))
            except (SignatureVerificationError, ValueError, KeyError, TypeError):
                continue
        raise BadSignature

    def test(self) -> None:
        """Open a page over ¥5 with all means of payment, and close it again."""
        fields = {
            "mode": "payment",
            "line_items": [line_item("Test", Decimal(5))],
            "payment_method_types": settings.STRIPE["methods"],
            "success_url": f"{settings.WAGTAILADMIN_BASE_URL}/",
            **method_options(),
        }
        session = self._call("checkout.sessions.create", fields)
        self._call("checkout.sessions.expire", session["id"])

    def bill(self, *, day: date) -> list[BillEntry]:
        first = timezone.make_aware(datetime.combine(day, time.min))
        span = {"gte": int(first.timestamp()), "lt": int((first + timedelta(days=1)).timestamp())}
        return [entry for entry in map(read_balance, self._balance(span)) if entry]

    def _balance(self, span: dict) -> Iterator:
        page: dict = {"created": span, "limit": 100, "expand": ["data.source"]}
        while True:
            answer = self._call("balance_transactions.list", page)
            yield from answer["data"]
            if not answer["has_more"]:
                return
            page = {**page, "starting_after": answer["data"][-1]["id"]}

    def _call(self, name: str, *given, key: str = "") -> dict:
        """Call one of the client's services. Raises ConnectionRefused or ProviderUnreachable; neither holds a key."""
        import stripe

        service = self.client
        for part in name.split("."):
            service = getattr(service, part)
        refusals = (stripe.InvalidRequestError, stripe.AuthenticationError, stripe.PermissionError, stripe.CardError)
        try:
            said = service(*given, options={"idempotency_key": key}) if key else service(*given)
            return said.to_dict()
        except refusals as error:
            raise ConnectionRefused(error.code or type(error).__name__) from None
        except stripe.StripeError as error:
            raise ProviderUnreachable(f"{name}: {type(error).__name__}") from None


def line_item(description: str, amount: Decimal) -> dict:
    """Return one line over the whole sum (CNY)."""
    product = {"name": description or "Order"}
    return {"quantity": 1, "price_data": {"currency": "cny", "unit_amount": to_fen(amount), "product_data": product}}


def method_options() -> dict:
    """Return what WeChat Pay wants to know before it stands on Stripe's page."""
    is_there = "wechat_pay" in settings.STRIPE["methods"]
    return {"payment_method_options": {"wechat_pay": {"client": "web"}}} if is_there else {}


def read_session(session: dict) -> Answer:
    """Turn a Checkout Session into our words."""
    reference, amount = session["id"], to_yuan(session["amount_total"])
    if session["currency"] != "cny":
        return Answer(Outcome.UNKNOWN, reference=reference)
    if session["payment_status"] in ("paid", "no_payment_required"):
        return Answer(Outcome.PAID, reference=reference, amount=amount)
    if session["status"] == "expired":
        return Answer(Outcome.FAILED, reference=reference)
    return Answer(Outcome.PENDING, reference=reference, redirect_url=session["url"] or "")


def read_event(event: dict) -> Notice:
    """Turn a signed event into our words; only what we need of it is kept."""
    session = event["data"]["object"] if event["type"] in TOLD else {}
    answer = read_session(session) if session else Answer(Outcome.PENDING)
    if event["type"] == "checkout.session.async_payment_failed":
        answer = Answer(Outcome.FAILED, reference=session["id"])
    number = (session.get("metadata") or {}).get("attempt", "")
    kept = {"type": event["type"], "session": session.get("id", ""), "outcome": answer.outcome}
    return Notice(event_id=event["id"], attempt_number=number, answer=answer, body=kept)


def read_balance(line: dict) -> BillEntry | None:
    """Turn a balance transaction into a line of the bill; payouts and the like are none.

    The fee is in the currency of the account; Stripe's exchange rate of this very payment brings it back to CNY.
    """
    kinds = {"charge": "payment", "payment": "payment", "refund": "refund", "payment_refund": "refund"}
    source = line["source"]
    if line["type"] not in kinds or source["currency"] != "cny":
        return None
    fee = Decimal(line["fee"]) / 100
    if line["currency"] != "cny":
        fee /= Decimal(str(line["exchange_rate"]))
    number = (source["metadata"] or {}).get("attempt", "")
    amount = to_yuan(source["amount"])
    return BillEntry(kinds[line["type"]], line["id"], number, amount, fee.quantize(CENT))
