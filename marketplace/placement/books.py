"""What the ledger says about orders. Plus is money we hold or are owed; minus is money we owe.

Accounts: `provider:<code>` money at a provider, `buyers` paid but not yet spent on an order (minus) or still to be
paid (plus), `village:<partner id>` what a village's goods and delivery earned it.
"""

from collections import defaultdict
from decimal import Decimal

from portal.ledger.services import record
from portal.payments.models import Attempt, Refund


def record_paid(*, attempt: Attempt) -> None:
    """Money came in."""
    postings = {f"provider:{attempt.provider}": attempt.amount, "buyers": -attempt.amount}
    record(key=f"paid:{attempt.number}", text=f"paid: {attempt.description}", postings=postings)


def record_order(*, order) -> None:
    """The buyer owes the order's total, and it is owed to the villages."""
    record(key=f"order:{order.number}", text=f"order {order.number}", postings=_shares(order, Decimal(1)))


def record_cancelled(*, order) -> None:
    """The counter-entry of record_order()."""
    record(key=f"cancelled:{order.number}", text=f"cancelled {order.number}", postings=_shares(order, Decimal(-1)))


def record_refund(*, refund: Refund) -> None:
    """Money went back."""
    postings = {f"provider:{refund.attempt.provider}": -refund.amount, "buyers": refund.amount}
    record(key=f"refund:{refund.idempotency_key}", text=f"refund: {refund.reason}", postings=postings)


def _shares(order, sign: Decimal) -> dict[str, Decimal]:
    shares: defaultdict[str, Decimal] = defaultdict(Decimal)
    for partner_id, amount in order.lines.values_list("partner_id", "line_price_incl_tax"):
        shares[f"village:{partner_id}"] -= amount * sign
    for partner_id, charge in order.placement.snapshot["charges"].items():
        shares[f"village:{partner_id}"] -= Decimal(charge) * sign
    shares["buyers"] = -sum(shares.values(), Decimal(0))
    return dict(shares)
