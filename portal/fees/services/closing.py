"""What paying comes to, whichever way: lines and bills are paid, the books say so, the receipt has its number."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from portal.fees import books
from portal.fees.locks import lock_series
from portal.fees.models import Bill, Line, Payment, Receipt
from portal.payments import services as payments
from portal.payments.models import Attempt


def close(*, payment: Payment, lines: list[Line], bills: dict[int, Bill]) -> Receipt:
    """Let these lines of a payment pay their bills, and return the receipt. The bills are locked, all of them open."""
    now = timezone.now()
    for line in lines:
        bill = bills[line.bill_id]
        line.state, line.payment = Line.State.PAID, payment
        line.save()
        bill.state, bill.paid_at = Bill.State.PAID, now
        bill.save(update_fields=["state", "paid_at"])
        books.record_bill(line=line)
    payment.paid_at = now
    payment.save(update_fields=["paid_at"])
    return give_receipt(payment=payment)


def give_receipt(*, payment: Payment) -> Receipt:
    """Give a payment the next number of its company; nobody else numbers meanwhile, so no number is left out."""
    lock_series(company_id=payment.company_id)
    last = Receipt.objects.filter(company=payment.company_id).aggregate(last=Max("number"))["last"] or 0
    return Receipt.objects.create(
        payment=payment, company_id=payment.company_id, number=last + 1, issued_at=timezone.now()
    )


def overtake(*, bills: Iterable[Bill]) -> list[Attempt]:
    """Set free what online payments hold of these bills, which are locked, and return the attempts to be left.

    Money that comes for a line set free finds its bill paid or withdrawn, and goes back at once.
    """
    live = Line.objects.live().filter(bill__in=[bill.pk for bill in bills]).select_related("payment__attempt")
    attempts = {line.payment.attempt_id: line.payment.attempt for line in live}
    live.update(state=Line.State.FREE)
    return [attempt for attempt in attempts.values() if attempt is not None]


def leave_all(attempts: Iterable[Attempt]) -> None:
    """Close provider's pages nobody shall pay on any more. Never call it in a transaction."""
    for attempt in attempts:
        payments.leave(attempt=attempt)
