"""What must always be true of gift credit; check_books says it."""

from decimal import Decimal

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from marketplace.gifts.books import OWED
from marketplace.gifts.models import Card, Credit, CreditMovement
from marketplace.gifts.provider import GiftCredit
from portal.ledger.invariants import HALF_A_FEN, Finding, register_invariant
from portal.ledger.models import Posting
from portal.payments.models import Attempt, Refund

SHOWN = 5
NOTHING = Decimal("0.00")


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("gift credit is the sum of its movements", credit_is_its_movements)
    register_invariant("the books owe what is on gift cards and in gift credit", books_owe_it)


def credit_is_its_movements() -> Finding:
    """Each balance is what its movements come to, and each card that was taken is in one."""
    sums = Credit.objects.annotate(off=Coalesce(Sum("movements__amount"), NOTHING) - F("balance"))
    off = sums.exclude(off__gt=-HALF_A_FEN, off__lt=HALF_A_FEN)
    wrong = [f"credit {pk}" for pk in off.order_by("pk").values_list("pk", flat=True)[:SHOWN]]
    lost = Card.objects.filter(~Q(owner=None), Q(movement=None) | ~Q(movement__amount=F("amount")))
    wrong += [f"card {pk}" for pk in lost.order_by("pk").values_list("pk", flat=True)[:SHOWN]]
    return Finding(f"CNY {_sum(Credit.objects.all(), 'balance'):.2f} in {Credit.objects.count()}", ", ".join(wrong))


def books_owe_it() -> Finding:
    """The account holds cards nobody has taken, credit, and what is set aside for attempts that are not settled yet.

    A refund is in the credit a moment before it is in the books.
    """
    live = Attempt.objects.filter(provider=GiftCredit.code, status=Attempt.Status.STARTED)
    set_aside = -_sum(CreditMovement.objects.filter(attempt__in=live), "amount")
    ahead = Refund.objects.filter(attempt__provider=GiftCredit.code, status=Refund.Status.STARTED)
    keys = [f"refund:{key}" for key in ahead.values_list("idempotency_key", flat=True)]
    early = _sum(CreditMovement.objects.filter(key__in=keys), "amount")
    owed = _sum(Card.objects.waiting(), "amount") + _sum(Credit.objects.all(), "balance") + set_aside - early
    booked = -_sum(Posting.objects.filter(account__code=OWED), "amount")
    said = "" if owed == booked else f"the books say CNY {booked:.2f}"
    return Finding(f"CNY {owed:.2f} owed to holders", said)


def _sum(rows, column: str) -> Decimal:
    return Decimal(rows.aggregate(sum=Sum(column))["sum"] or 0).quantize(NOTHING)
