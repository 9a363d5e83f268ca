"""What the ledger says about orders. Plus is money we hold or are owed; minus is money we owe.

Accounts: `provider:<code>` money at a provider, `buyers` paid but not yet spent on an order (minus) or still to be
paid (plus), `village:<partner id>` what a village's goods and delivery earned it, `owed_back` what a person of ours
must still hand back (minus), `deposits` what was paid for containers that are still out (minus).
"""

from collections import defaultdict
from decimal import Decimal

from marketplace.placement.models import Adjustment, KeptDeposit
from portal.ledger.models import Entry
from portal.ledger.services import record
from portal.payments.models import Attempt, Refund

OWED_BACK, DEPOSITS = "owed_back", "deposits"


def record_paid(*, attempt: Attempt) -> None:
    """Money came in; once more, if it was written down by mistake before. The attempt's lock is held."""
    key, text = f"paid:{attempt.number}", f"paid: {attempt.description}"
    record(key=f"{key}{_round(attempt)}", text=text, postings=_paid(attempt, Decimal(1)))


def record_not_paid(*, attempt: Attempt) -> None:
    """The counter-entry of the last record_paid(): the money had not come after all."""
    key, text = f"unpaid:{attempt.number}", f"not paid after all: {attempt.description}"
    record(key=f"{key}{_round(attempt)}", text=text, postings=_paid(attempt, Decimal(-1)))


def _round(attempt: Attempt) -> str:
    """Return what makes keys differ after payments were taken back: nothing at first, then :2, :3 …"""
    taken_back = Entry.objects.filter(key__startswith=f"unpaid:{attempt.number}").count()
    return f":{taken_back + 1}" if taken_back else ""


def _paid(attempt: Attempt, sign: Decimal) -> dict[str, Decimal]:
    return {f"provider:{attempt.provider}": attempt.amount * sign, "buyers": -attempt.amount * sign}


def record_order(*, order) -> None:
    """The buyer owes the order's total; it is owed to the villages, and deposits to the buyer once containers come."""
    record(key=f"order:{order.number}", text=f"order {order.number}", postings=_shares(order, Decimal(1)))


def record_cancelled(*, order) -> None:
    """The counter-entry of record_order() and of what was adjusted since."""
    record(key=f"cancelled:{order.number}", text=f"cancelled {order.number}", postings=_shares(order, Decimal(-1)))


def record_adjusted(*, adjustment: Adjustment) -> None:
    """The buyer owes so much less, and so much less is owed to the village and held as deposits."""
    order, village = adjustment.order, f"village:{adjustment.partner_id}"
    postings = {"buyers": -adjustment.total, village: adjustment.of_the_village, DEPOSITS: adjustment.deposit}
    record(key=f"adjusted:{adjustment.key}", text=f"{adjustment.reason}: {order.number}", postings=postings)


def record_kept(*, kept: KeptDeposit) -> None:
    """Containers never came back: what was held for them is owed to their village."""
    line = kept.line
    postings = {DEPOSITS: kept.amount, f"village:{line.partner_id}": -kept.amount}
    record(key=f"kept:{line.pk}", text=f"containers kept: {line.order.number}", postings=postings)


def record_owed(*, refund: Refund) -> None:
    """A person of ours must hand money back: until then it is owed to this buyer."""
    postings = {OWED_BACK: -refund.amount, "buyers": refund.amount}
    record(key=f"owed:{refund.idempotency_key}", text=f"to hand back: {refund.reason}", postings=postings)


def record_refund(*, refund: Refund) -> None:
    """Money went back; by hand, what was owed is settled."""
    settled = OWED_BACK if refund.handed_back_on else "buyers"
    postings = {f"provider:{refund.attempt.provider}": -refund.amount, settled: refund.amount}
    record(key=f"refund:{refund.idempotency_key}", text=f"refund: {refund.reason}", postings=postings)


def _shares(order, sign: Decimal) -> dict[str, Decimal]:
    shares: defaultdict[str, Decimal] = defaultdict(Decimal)
    for partner_id, amount in order.lines.values_list("partner_id", "line_price_incl_tax"):
        shares[f"village:{partner_id}"] -= amount * sign
    for partner_id, charge in order.placement.snapshot["charges"].items():
        shares[f"village:{partner_id}"] -= Decimal(charge) * sign
    shares[DEPOSITS] -= Decimal(order.placement.snapshot.get("deposit", "0")) * sign
    for adjustment in order.adjustments.all():
        shares[f"village:{adjustment.partner_id}"] += adjustment.off * sign  # what came instead is a line of its own
        shares[DEPOSITS] += adjustment.deposit * sign
    shares["buyers"] = -sum(shares.values(), Decimal(0))
    return dict(shares)
