"""Credit is set aside with the goods, comes back when the order does not come to be, and never pays twice."""

from django.dispatch import receiver

from marketplace.gifts.exceptions import CreditReleased
from marketplace.gifts.provider import GiftCredit
from marketplace.gifts.services import give_back, is_spent, spend
from marketplace.placement.exceptions import PaymentNotOffered
from marketplace.placement.models import Placement
from marketplace.placement.signals import payment_opened
from portal.payments.models import Attempt
from portal.payments.signals import attempt_failed, attempt_settled


@receiver(payment_opened, sender=Placement, dispatch_uid="gifts.spend")
def set_aside(sender, placement, user, **kwargs) -> None:
    """Take the order's money out of the buyer's credit, or refuse the order."""
    if placement.attempt.provider != GiftCredit.code:
        return
    if user is None:
        raise PaymentNotOffered
    spend(user=user, attempt=placement.attempt)


@receiver(attempt_failed, sender=Attempt, dispatch_uid="gifts.give_back")
def set_free(sender, attempt, **kwargs) -> None:
    """Give back what was set aside."""
    if attempt.provider == GiftCredit.code:
        give_back(attempt=attempt)


@receiver(attempt_settled, sender=Attempt, dispatch_uid="gifts.hold_to_it")
def refuse_released(sender, attempt, **kwargs) -> None:
    """Let nothing be settled as paid whose credit went back while the answer was on its way."""
    if attempt.provider == GiftCredit.code and attempt.amount and not is_spent(attempt=attempt):
        raise CreditReleased(attempt.number)
