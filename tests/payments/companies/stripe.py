"""Stripe: Checkout Sessions, refunds and balance transactions, as docs.stripe.com/api tells of them."""

import hashlib
import hmac
import json
import re
import secrets
import time
from urllib.parse import parse_qsl

from tests.payments.companies.office import Asked, Office, Refusal, as_json

SECRET_KEY, WEBHOOK_SECRET = "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "whsec_cF7QK2n1"
SESSION_FIELDS = {
    *("mode", "client_reference_id", "line_items", "metadata", "payment_intent_data", "payment_method_types"),
    *("success_url", "cancel_url", "expires_at", "locale", "payment_method_options"),
}
REFUND_FIELDS = {"payment_intent", "amount", "metadata", "reason"}
METHODS = {"card", "alipay", "wechat_pay"}
WHOLE = re.compile(r"\d+")


def fault(message: str, *, status: int = 400, kind: str = "invalid_request_error", **more) -> Refusal:
    return Refusal(status, {"error": {"type": kind, "message": message, **more}})


def nested(body: bytes) -> dict:
    """Return a form whose names look like a[b][0][c] as dictionaries."""
    tree: dict = {}
    for name, value in parse_qsl(body.decode(), keep_blank_values=True):
        first, *rest = re.findall(r"[^\[\]]+", name)
        place = tree
        for part, following in zip([first, *rest], [*rest, None], strict=True):
            if following is None:
                place[part] = value
            else:
                place = place.setdefault(part, {})
    return tree


def whole(fields: dict, name: str) -> int:
    value = fields.get(name, "")
    if not WHOLE.fullmatch(value):
        raise fault(f"Invalid integer: {value}", code="parameter_invalid_integer", param=name)
    return int(value)


class Stripe(Office):
    """Sessions by id; `pay`, `expire` and `event` are what happens on its own page and in its own time."""

    def __init__(self, port: int = 0, *, currency: str = "cny", rate: float | None = None):
        super().__init__(port)
        self.sessions, self.refunds, self.balance, self.kept = {}, [], [], {}
        self.currency, self.rate, self.refund_status = currency, rate, "succeeded"

    def answer(self, asked: Asked):
        try:
            if asked.headers.get("authorization") != f"Bearer {SECRET_KEY}":
                raise fault("Invalid API Key provided", status=401)
            if asked.method == "POST" and asked.headers.get("idempotency-key"):
                return as_json(200, self.once(asked))
            return as_json(200, self.route(asked))
        except Refusal as refusal:
            return as_json(refusal.status, refusal.body)

    def once(self, asked: Asked) -> dict:
        """Answer with what this key was answered before; another request under it is an error."""
        key = asked.headers["idempotency-key"]
        if key in self.kept:
            before, said = self.kept[key]
            if before != (asked.path, asked.body):
                raise fault(
                    "Keys for idempotent requests can only be used with the same parameters.", kind="idempotency_error"
                )
            return said
        said = json.loads(json.dumps(self.route(asked)))
        self.kept[key] = ((asked.path, asked.body), said)
        return said

    def route(self, asked: Asked) -> dict:
        match asked.method, asked.path.removeprefix("/v1/").split("/"):
            case "POST", ["checkout", "sessions"]:
                return self.create(nested(asked.body))
            case "GET", ["checkout", "sessions", id]:
                return self.find(id)
            case "POST", ["checkout", "sessions", id, "expire"]:
                return self.expire(id)
            case "POST", ["refunds"]:
                return self.refund(nested(asked.body))
            case "GET", ["refunds"]:
                found = [item for item in self.refunds if item["payment_intent"] == asked.query["payment_intent"]]
                return {"object": "list", "data": found, "has_more": False}
            case "GET", ["balance_transactions"]:
                return self.list_balance(asked.query)
        raise fault("Unrecognized request URL", status=404)

    def create(self, fields: dict) -> dict:
        unknown = set(fields) - SESSION_FIELDS
        if unknown:
            raise fault(f"Received unknown parameter: {unknown}", code="parameter_unknown")
        for name in ("mode", "success_url", "line_items"):
            if name not in fields:
                raise fault(f"Missing required param: {name}.", code="parameter_missing", param=name)
        self.check_methods(fields)
        total = 0
        for item in fields["line_items"].values():
            price = item["price_data"]
            if price.get("currency") != "cny" or not price.get("product_data", {}).get("name"):
                raise fault("price_data needs currency and product_data[name]", code="parameter_missing")
            total += whole(price, "unit_amount") * whole(item, "quantity")
        if "expires_at" in fields and not 1800 <= whole(fields, "expires_at") - time.time() <= 86400:
            raise fault("expires_at must be between 30 minutes and 24 hours away", param="expires_at")
        id = f"cs_test_{secrets.token_hex(12)}"
        self.sessions[id] = {
            "id": id,
            "object": "checkout.session",
            "amount_total": total,
            "currency": "cny",
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "client_reference_id": fields.get("client_reference_id"),
            "metadata": fields.get("metadata", {}),
            "intent_metadata": fields.get("payment_intent_data", {}).get("metadata", {}),
            "expires_at": int(fields.get("expires_at", time.time() + 86400)),
            "url": f"{self.url}/c/pay/{id}",
        }
        return self.sessions[id]

    def check_methods(self, fields: dict) -> None:
        chosen = set(fields.get("payment_method_types", {}).values())
        if not chosen <= METHODS:
            raise fault("Invalid payment_method_types", param="payment_method_types")
        client = fields.get("payment_method_options", {}).get("wechat_pay", {}).get("client")
        if "wechat_pay" in chosen and client not in ("web", "ios", "android"):
            raise fault("payment_method_options[wechat_pay][client] is required", code="parameter_missing")

    def find(self, id: str) -> dict:
        if id not in self.sessions:
            raise fault("No such checkout.session", status=404, code="resource_missing")
        return self.sessions[id]

    def expire(self, id: str) -> dict:
        session = self.find(id)
        if session["status"] != "open":
            raise fault("Only Checkout Sessions with a status in [open] can be expired.")
        session.update(status="expired", url=None)
        return session

    def pay(self, session: dict, *, fee: int = 0) -> dict:
        """The payer pays; so many fen are Stripe's."""
        if session["status"] != "open":
            raise AssertionError("the page says that the session has expired")
        session.update(status="complete", payment_status="paid", payment_intent=f"pi_{secrets.token_hex(8)}", url=None)
        charge = {"id": f"ch_{secrets.token_hex(8)}", "object": "charge", "amount": session["amount_total"]}
        self.write("charge", {**charge, "currency": "cny", "metadata": session["intent_metadata"]}, fee)
        return session

    def write(self, kind: str, source: dict, fee: int) -> None:
        rate = self.rate or 1
        line = {"id": f"txn_{secrets.token_hex(8)}", "object": "balance_transaction", "type": kind, "source": source}
        more = {
            "currency": self.currency,
            "fee": round(fee * rate),
            "exchange_rate": self.rate,
            "created": int(time.time()),
        }
        self.balance.append({**line, **more, "amount": round(source["amount"] * rate)})

    def refund(self, fields: dict) -> dict:
        if set(fields) - REFUND_FIELDS or "payment_intent" not in fields:
            raise fault("payment_intent is required, and nothing unknown", code="parameter_missing")
        paid = next((s for s in self.sessions.values() if s["payment_intent"] == fields["payment_intent"]), None)
        if paid is None:
            raise fault("No such payment_intent", status=404, code="resource_missing")
        gone = sum(item["amount"] for item in self.refunds if item["payment_intent"] == fields["payment_intent"])
        amount = whole(fields, "amount")
        if gone + amount > paid["amount_total"]:
            raise fault("Refund amount is greater than unrefunded amount on charge", code="charge_already_refunded")
        refund = {
            "id": f"re_{secrets.token_hex(8)}",
            "object": "refund",
            "amount": amount,
            "status": self.refund_status,
        }
        refund |= {
            "payment_intent": fields["payment_intent"],
            "metadata": fields.get("metadata", {}),
            "currency": "cny",
        }
        self.refunds.append(refund)
        self.write("refund", refund, 0)
        return refund

    def list_balance(self, query: dict) -> dict:
        first, end = int(query["created[gte]"]), int(query["created[lt]"])
        found = [line for line in reversed(self.balance) if first <= line["created"] < end]
        if "starting_after" in query:
            ids = [line["id"] for line in found]
            found = found[ids.index(query["starting_after"]) + 1 :]
        limit = int(query.get("limit", 10))
        if query.get("expand[0]") != "data.source":
            found = [{**line, "source": line["source"]["id"]} for line in found]
        return {"object": "list", "data": found[:limit], "has_more": len(found) > limit}

    def event(self, session: dict, kind: str = "checkout.session.completed", *, id: str = "") -> bytes:
        """Return the body of a message about a session."""
        event = {
            "id": id or f"evt_{secrets.token_hex(8)}",
            "object": "event",
            "type": kind,
            "data": {"object": session},
        }
        return json.dumps(event).encode()


def signature(body: bytes, *, secret: str = WEBHOOK_SECRET, at: float | None = None) -> str:
    """Return the header Stripe-Signature: HMAC-SHA256 over time, a point and the body."""
    at = int(time.time() if at is None else at)
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest},v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"
