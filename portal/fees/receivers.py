"""What attempts for fees set going, in the transaction that settles them; and what an erased account leaves."""

from portal.fees import books
from portal.fees.models import Payment, ReminderWish
from portal.fees.services import complete, release
from portal.payments.models import Attempt, Refund
from portal.payments.signals import attempt_failed, attempt_settled, refund_done, refund_owed
from portal.users.signals import account_erased


def register() -> None:
    """Listen."""
    attempt_settled.connect(on_attempt_settled, dispatch_uid="fees.settled")
    attempt_failed.connect(on_attempt_failed, dispatch_uid="fees.failed")
    refund_owed.connect(on_refund_owed, dispatch_uid="fees.owed")
    refund_done.connect(on_refund_done, dispatch_uid="fees.refunded")
    account_erased.connect(forget_payer, dispatch_uid="fees.forget")


def on_attempt_settled(sender, attempt: Attempt, **kwargs) -> None:
    """Paid: the bills are."""
    complete(attempt=attempt)


def on_attempt_failed(sender, attempt: Attempt, **kwargs) -> None:
    """Not paid: the bills are free again."""
    release(attempt=attempt)


def on_refund_owed(sender, refund: Refund, **kwargs) -> None:
    """A person must hand the money back: say so in the books, when it was for fees."""
    if Payment.objects.filter(attempt=refund.attempt_id).exists():
        books.record_owed(refund=refund)


def on_refund_done(sender, refund: Refund, **kwargs) -> None:
    """The money went back: say so in the books, when it was for fees."""
    if Payment.objects.filter(attempt=refund.attempt_id).exists():
        books.record_refund(refund=refund)


def forget_payer(sender, user, **kwargs) -> None:
    """What was paid stays, as the flat's; by whom does not."""
    Payment.objects.filter(payer=user).update(payer=None)
    ReminderWish.objects.filter(residency__user=user).delete()
