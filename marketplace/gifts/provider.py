"""Gift credit as a means of payment: it is set aside in the transaction that reserves the goods, so asking for it is
only looking."""

from copy import copy

from django.utils.translation import gettext_lazy as _

from marketplace.gifts.queries import credit_of
from marketplace.gifts.services import is_spent, pay_back
from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Outcome, Provider


class GiftCredit(Provider):
    """Pays whole orders of signed-in people who have credit; refunds go back into it."""

    code = "gift_credit"
    title = _("Gift credit")
    for_goods_alone = True

    def for_buyer(self, user) -> Provider | None:
        """Return it with what is left said beside it; None for whoever has none."""
        left = credit_of(user)
        if not left:
            return None
        mine = copy(self)
        mine.description = _("You have %(left)s. It pays the whole order.") % {"left": cny(left)}
        return mine

    def start(self, *, attempt: Attempt) -> Answer:
        """Say whether its money is set aside."""
        return self.query(attempt=attempt)

    def query(self, *, attempt: Attempt) -> Answer:
        """Say whether its money is set aside; what was set free meanwhile has failed."""
        outcome = Outcome.PAID if is_spent(attempt=attempt) else Outcome.FAILED
        return Answer(outcome, reference=attempt.number)

    def refund(self, *, refund: Refund) -> Refund.Status:
        """Put the money back into the credit that paid."""
        pay_back(refund=refund)
        return Refund.Status.DONE
