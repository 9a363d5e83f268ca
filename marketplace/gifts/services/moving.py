"""What changes somebody's credit: always a movement and a balance together, each once."""

from decimal import Decimal

from django.db import transaction

from marketplace.gifts.exceptions import NotEnoughCredit
from marketplace.gifts.locks import lock_credit
from marketplace.gifts.models import Card, CreditMovement
from portal.payments.models import Attempt, Refund

Kind = CreditMovement.Kind


@transaction.atomic
def move(
    *, user_id: int, amount: Decimal, kind: str, key: str, card: Card | None = None, attempt: Attempt | None = None
) -> None:
    """Change a person's credit by `amount` (CNY, signed); the same key again changes nothing.

    Raises NotEnoughCredit when less than nothing would be left.
    """
    credit = lock_credit(user_id=user_id)
    if CreditMovement.objects.filter(key=key).exists():
        return
    if credit.balance + amount < 0:
        raise NotEnoughCredit(left=credit.balance, wanted=-amount)
    credit.balance += amount
    credit.save(update_fields=["balance"])
    CreditMovement.objects.create(credit=credit, kind=kind, amount=amount, key=key, card=card, attempt=attempt)


def spend(*, user, attempt: Attempt) -> None:
    """Set an attempt's money aside in the transaction that opens it: nobody can spend it twice.

    Raises NotEnoughCredit, and then nothing is reserved either.
    """
    if attempt.amount:
        move(user_id=user.pk, amount=-attempt.amount, kind=Kind.SPENT, key=f"spent:{attempt.number}", attempt=attempt)


def is_spent(*, attempt: Attempt) -> bool:
    """Say whether an attempt's money is set aside, or has paid."""
    found = set(attempt.gift_movements.values_list("kind", flat=True))
    return Kind.SPENT in found and Kind.RELEASED not in found


def give_back(*, attempt: Attempt) -> None:
    """Set free what was set aside for an attempt that failed; harmless to repeat. The attempt's lock is held."""
    spent = attempt.gift_movements.filter(kind=Kind.SPENT).select_related("credit").first()
    if spent:
        key, back = f"released:{attempt.number}", -spent.amount
        move(user_id=spent.credit.user_id, amount=back, kind=Kind.RELEASED, key=key, attempt=attempt)


def pay_back(*, refund: Refund) -> None:
    """Put a refund back into the credit that paid; harmless to repeat."""
    spent = CreditMovement.objects.select_related("credit").get(attempt=refund.attempt_id, kind=Kind.SPENT)
    key, attempt = f"refund:{refund.idempotency_key}", refund.attempt
    move(user_id=spent.credit.user_id, amount=refund.amount, kind=Kind.REFUND, key=key, attempt=attempt)
