"""What the ledger says about fees. Plus is money we hold or are owed; minus is money we owe.

Accounts: `provider:<code>` money at a provider; `residents` paid and not on a bill yet, or on its way back (minus);
`property:<company id>` what a company's bills brought in (minus), `counter:<company id>` the part of it that lies in
its own till (plus), so that the two together are what the platform owes it; `bank` what was passed on (minus);
`fees_owed_back` what a person of ours must still hand back (minus).
"""

from decimal import Decimal

from portal.fees.models import Line, Payment, Payout
from portal.ledger.services import record
from portal.payments.models import Attempt, Refund

RESIDENTS, OWED_BACK, BANK = "residents", "fees_owed_back", "bank"


def property_account(company_id: int) -> str:
    """Return the account of what a company's bills brought in."""
    return f"property:{company_id}"


def till_account(company_id: int) -> str:
    """Return the account of what lies in a company's till."""
    return f"counter:{company_id}"


def record_paid(*, attempt: Attempt) -> None:
    """Money came in through a provider. The attempt's lock is held."""
    postings = {f"provider:{attempt.provider}": attempt.amount, RESIDENTS: -attempt.amount}
    record(key=f"paid:{attempt.number}", text=f"paid: {attempt.description}", postings=postings)


def record_bill(*, line: Line) -> None:
    """A bill is paid, once: out of what came in, or into the company's till. A counter-bill goes the other way."""
    payment = line.payment
    taker = RESIDENTS if payment.way == Payment.Way.ONLINE else till_account(payment.company_id)
    postings: dict[str, Decimal] = {taker: line.amount, property_account(payment.company_id): -line.amount}
    record(key=f"bill:{line.bill_id}", text=f"bill {line.bill_id} {payment.way}", postings=postings)


def record_owed(*, refund: Refund) -> None:
    """The provider will not send it back: until a person of ours hands it over it is owed."""
    postings = {OWED_BACK: -refund.amount, RESIDENTS: refund.amount}
    record(key=f"owed:{refund.idempotency_key}", text=f"to hand back: {refund.reason}", postings=postings)


def record_refund(*, refund: Refund) -> None:
    """Money went back; by hand, what was owed is settled."""
    settled = OWED_BACK if refund.handed_back_on else RESIDENTS
    postings = {f"provider:{refund.attempt.provider}": -refund.amount, settled: refund.amount}
    record(key=f"refund:{refund.idempotency_key}", text=f"refund: {refund.reason}", postings=postings)


def record_payout(*, payout: Payout) -> None:
    """What was owed has left our bank account."""
    postings = {property_account(payout.company_id): payout.amount, BANK: -payout.amount}
    record(key=f"fees-payout:{payout.pk}", text=f"fees paid out: {payout.reference}", postings=postings)
