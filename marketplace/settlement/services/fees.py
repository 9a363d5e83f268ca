"""What the payment provider keeps. The platform bears it; villages are paid from the full price."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.settlement import books
from marketplace.settlement.locks import lock_fee
from marketplace.settlement.models import AttemptFee
from marketplace.settlement.rates import NOTHING, fee_rule, part_of
from portal.payments.locks import lock_attempt
from portal.payments.models import Attempt


@transaction.atomic
def book_fee(*, attempt: Attempt) -> AttemptFee | None:
    """Bring the books' fee of a payment to what it costs now, and return it; None when the provider takes none.

    The rate is frozen when the payment first comes in. Harmless to repeat. The attempt's lock is held.
    """
    fee = lock_fee(attempt_id=attempt.pk) or _freeze(attempt)
    if fee is None:
        return None
    fee.attempt = attempt
    return _book(fee)


@transaction.atomic
def take_told_fee(*, attempt: Attempt, amount: Decimal) -> AttemptFee:
    """Add what a line of the provider's bill says it kept (CNY, minus when given back), book it, and return the fee.

    From the first such line on the bills count and the rule does not. To be called once for each line.
    """
    attempt = lock_attempt(pk=attempt.pk)
    fee = lock_fee(attempt_id=attempt.pk) or _freeze(attempt) or _without_rule(attempt)
    fee.attempt, fee.told = attempt, (fee.told or NOTHING) + amount
    fee.save(update_fields=["told"])
    return _book(fee)


def _book(fee: AttemptFee) -> AttemptFee:
    change = cost_of(fee) - fee.booked
    if change:
        fee.booked += change
        fee.entries += 1
        fee.save(update_fields=["booked", "entries"])
        books.record_fee(fee=fee, amount=change)
    return fee


def _without_rule(attempt: Attempt) -> AttemptFee:
    return AttemptFee.objects.create(attempt=attempt, percent=NOTHING, fixed=NOTHING, comes_back=False)


def _freeze(attempt: Attempt) -> AttemptFee | None:
    rule = fee_rule(on=timezone.localdate(), provider=attempt.provider)
    if rule is None or attempt.status != Attempt.Status.PAID:
        return None
    return AttemptFee.objects.create(
        attempt=attempt, percent=rule.percent, fixed=rule.fixed, comes_back=rule.comes_back
    )


def cost_of(fee: AttemptFee) -> Decimal:
    """Return what a payment costs as it stands (CNY): nothing while it has not come."""
    attempt = fee.attempt
    if fee.told is not None:
        return fee.told
    if attempt.status not in (Attempt.Status.PAID, Attempt.Status.REFUNDED):
        return NOTHING
    stays = attempt.amount - (attempt.refunded if fee.comes_back else NOTHING)
    return part_of(stays, fee.percent) + fee.fixed
