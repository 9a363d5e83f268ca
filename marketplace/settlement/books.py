"""What the ledger says about commission, rewards, fees and payouts. The orders themselves: placement/books.py.

Accounts: `village:<partner id>` and `point:<id>` what we owe (minus), `commission` what the platform earned (minus),
`rewards` and `provider_fees` what it spent (plus), `bank` what was paid out (minus).
"""

from collections.abc import Mapping
from decimal import Decimal

from marketplace.settlement.locks import BANK
from marketplace.settlement.models import AttemptFee, Movement, Payout
from portal.ledger.services import record

COMMISSION, REWARDS, FEES = "commission", "rewards", "provider_fees"


def account_of(row) -> str:
    """Return the account of what belongs to a village's seller or a pickup point."""
    return f"village:{row.partner_id}" if row.partner_id else f"point:{row.point_id}"


def record_commission(*, key: str, text: str, amounts: Mapping[int | None, Decimal]) -> None:
    """So much of what is owed to each seller (by partner id) is the platform's; minus gives it back."""
    postings = {f"village:{partner}": amount for partner, amount in amounts.items()}
    postings[COMMISSION] = -sum(amounts.values(), Decimal(0))
    record(key=f"commission:{key}", text=text, postings=postings)


def record_reward(*, movement: Movement) -> None:
    """A pickup point has earned its reward, or lost it again."""
    postings = {account_of(movement): -movement.reward, REWARDS: movement.reward}
    record(key=movement.key, text=f"reward: {movement.order.number}", postings=postings)


def record_fee(*, fee: AttemptFee, amount: Decimal) -> None:
    """The provider keeps so much of what it took; minus when it gives some back."""
    attempt = fee.attempt
    record(
        key=f"fee:{attempt.number}:{fee.entries}",
        text=f"fee of {attempt.provider}: {attempt.number}",
        postings={f"provider:{attempt.provider}": -amount, FEES: amount},
    )


def record_payout(*, payout: Payout) -> None:
    """What was owed has left our bank account."""
    account = account_of(payout)
    record(
        key=f"payout:{payout.batch.number}:{account}",
        text=f"payout {payout.batch.number}: {payout.batch.reference}",
        postings={account: payout.amount, BANK: -payout.amount},
    )
