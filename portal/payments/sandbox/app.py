"""The sandbox as a WSGI application: an API for customers, a page for payers. Knows nothing of the site."""

import json
import time
from collections.abc import Callable, Iterable
from urllib.parse import parse_qs

from portal.payments.sandbox.events import Messenger
from portal.payments.sandbox.pages import CHOICES, STYLE, payment_page
from portal.payments.sandbox.signing import is_signed
from portal.payments.sandbox.store import Store, public

SLOW_SECONDS = 10
LATE_SECONDS = 60
LONGEST_BODY = 20_000
STATUS = {200: "200 OK", 303: "303 See Other", 400: "400 Bad Request", 403: "403 Forbidden", 404: "404 Not Found"}
Reply = tuple[int, str, bytes]


class Sandbox:
    """`behaviour` is "page" (the payer chooses), or one of pages.CHOICES, done at once when a payment is asked for."""

    def __init__(self, *, store: Store, secret: str, behaviour: str = "page", hang: float = 30):
        self.store, self.secret, self.behaviour, self.hang = store, secret, behaviour, hang
        self.messenger = Messenger(store, secret)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        status, kind, body = self.answer(environ)
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        if status == 303:
            headers, body = [("Location", kind), ("Content-Length", "0")], b""
        start_response(STATUS[status], headers)
        return [body]

    def answer(self, environ: dict) -> Reply:
        """Return status, content type (or the address of a redirect) and body."""
        parts = environ.get("PATH_INFO", "").strip("/").split("/")
        body = read_body(environ)
        match environ["REQUEST_METHOD"], parts:
            case "POST", ["api", name]:
                return self.api(name, body, environ.get("HTTP_X_SANDBOX_SIGNATURE", ""))
            case "GET" | "HEAD", ["style.css"]:
                return 200, "text/css; charset=utf-8", STYLE.encode()
            case "GET" | "HEAD", ["pay", id]:
                return self.page(id, environ.get("SCRIPT_NAME", ""))
            case "POST", ["pay", id]:
                return self.choose(id, parse_qs(body.decode("utf-8", "replace")).get("choice", [""])[0])
        return 404, "text/plain", b"not found"

    def api(self, name: str, body: bytes, signature: str) -> Reply:
        """Answer a customer's signed call."""
        if not is_signed(secret=self.secret, body=body, signature=signature):
            return 403, "text/plain", b"signature"
        calls = {"payments": self.start, "query": self.query, "refunds": self.refund}
        if name not in calls:
            return 404, "text/plain", b"not found"
        return 200, "application/json", json.dumps(calls[name](json.loads(body))).encode()

    def start(self, fields: dict) -> dict:
        """Take up a payment; the same key again gives the same payment."""
        payment = self.store.add(fields)
        if self.behaviour != "page":
            self.act(payment, self.behaviour)
        if self.behaviour == "hang":
            time.sleep(self.hang)
        return public(self.store.find(id=payment["id"]))

    def query(self, fields: dict) -> dict:
        """Say how a payment stands."""
        payment = self.store.find(number=fields["number"])
        return public(payment) if payment else {"status": "unknown"}

    def refund(self, fields: dict) -> dict:
        """Send money back."""
        return {"status": self.store.refund(key=fields["key"], number=fields["number"], amount=fields["amount"])}

    def page(self, id: str, root: str) -> Reply:
        """Show the payment page."""
        payment = self.store.find(id=id)
        if payment is None:
            return 404, "text/plain", b"not found"
        return 200, "text/html; charset=utf-8", payment_page(payment, root=root).encode()

    def choose(self, id: str, choice: str) -> Reply:
        """Do what the payer chose and send the browser back to the shop."""
        payment = self.store.find(id=id)
        if payment is None:
            return 404, "text/plain", b"not found"
        if choice not in CHOICES:
            return 400, "text/plain", b"choice"
        self.act(payment, choice)
        return 303, payment["return_url"], b""

    def act(self, payment: dict, choice: str) -> None:
        """Settle a payment the way its button says."""
        match choice:
            case "approve" | "hang":
                self.store.settle(payment, "paid")
            case "decline":
                self.store.settle(payment, "declined")
            case "slow":
                self.store.settle(payment, "paid", after=SLOW_SECONDS)
            case "twice":
                self.store.settle(payment, "paid", messages=(0, 1))
            case "late":
                self.store.settle(payment, "paid", messages=(LATE_SECONDS,))
        self.messenger.wake()


def read_body(environ: dict) -> bytes:
    """Return the request's body, cut off at what a sensible caller sends."""
    length = environ.get("CONTENT_LENGTH") or "0"
    return environ["wsgi.input"].read(min(int(length), LONGEST_BODY)) if length.isdigit() else b""
