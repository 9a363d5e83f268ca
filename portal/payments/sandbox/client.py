"""Our side of the sandbox provider: real HTTP, with a timeout."""

import json
from decimal import Decimal
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.payments.exceptions import BadSignature, ProviderUnreachable
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Notice, Outcome, Provider
from portal.payments.sandbox.signing import is_signed, sign

OUTCOMES = {"open": Outcome.PENDING, "paid": Outcome.PAID, "declined": Outcome.FAILED}
SIGNATURE = "X-Sandbox-Signature"


class Sandbox(Provider):
    """Play money, for trying the shop out."""

    code = "sandbox"
    title = _("Online payment (play money)")
    description = _("A payment page for trying things out. No money moves.")
    play_money = True

    def start(self, *, attempt: Attempt) -> Answer:
        answer = call(
            "payments",
            key=attempt.idempotency_key,
            number=attempt.number,
            amount=str(attempt.amount),
            currency=attempt.currency,
            description=attempt.description,
            language=attempt.language,
            return_url=attempt.return_url,
            notify_url=settings.PAYMENT_SANDBOX["notify_url"],
        )
        return read_answer(answer)

    def query(self, *, attempt: Attempt) -> Answer:
        return read_answer(call("query", number=attempt.number))

    def refund(self, *, refund: Refund) -> Refund.Status:
        answer = call("refunds", key=refund.idempotency_key, number=refund.attempt.number, amount=str(refund.amount))
        return Refund.Status.DONE if answer["status"] == "done" else Refund.Status.FAILED

    def webhook(self, *, request: HttpRequest) -> Notice:
        secret = settings.PAYMENT_SANDBOX["secret"]
        if not is_signed(secret=secret, body=request.body, signature=request.headers.get(SIGNATURE, "")):
            raise BadSignature
        body = json.loads(request.body)
        return Notice(
            event_id=body["event"],
            attempt_number=body["payment"]["number"],
            answer=read_answer(body["payment"]),
            body=body,
        )


def read_answer(payment: dict) -> Answer:
    """Turn the sandbox's words into ours."""
    if payment["status"] == "unknown":
        return Answer(Outcome.UNKNOWN)
    outcome = OUTCOMES[payment["status"]]
    page = f"{settings.PAYMENT_SANDBOX['page_url']}/pay/{payment['id']}/" if outcome == Outcome.PENDING else ""
    return Answer(outcome, reference=payment["id"], redirect_url=page, amount=Decimal(payment["amount"]))


def call(path: str, **fields: str) -> dict:
    """Send a signed request and return the answer. Raises ProviderUnreachable."""
    options = settings.PAYMENT_SANDBOX
    body = json.dumps(fields).encode()
    headers = {"Content-Type": "application/json", SIGNATURE: sign(secret=options["secret"], body=body)}
    request = Request(f"{options['url']}/api/{path}", data=body, headers=headers, method="POST")
    try:
        with urlopen(request, timeout=options["timeout"]) as response:
            return json.load(response)
    except (HTTPError, URLError, HTTPException, OSError, ValueError) as error:
        raise ProviderUnreachable(f"{path}: {error}") from error
