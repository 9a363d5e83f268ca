"""Settling what a crash, a slow provider or a broken promise left behind. Runs each minute, and by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services.cancel import cancel_order
from portal.payments import services as payments
from portal.payments.models import Attempt

#: A promise whose goods have left is believed a week longer, for the operator to see to.
MORE_TIME = timedelta(days=7)


@dataclass(frozen=True)
class Reaped:
    """How many attempts were settled, how many unpaid orders were cancelled, how many got more time."""

    settled: int
    cancelled: int
    extended: int

    def __str__(self) -> str:
        return f"{self.settled} settled, {self.cancelled} cancelled, {self.extended} given more time"


def reap(*, now: datetime | None = None) -> Reaped:
    """Settle attempts past their deadline or stuck, cancel orders whose promise was not kept, send waiting refunds.

    Asks the providers; those that do not answer are asked again in the next round.
    """
    now = now or timezone.now()
    settled = payments.reap_attempts(now=now)
    cancelled = extended = 0
    overdue = Attempt.objects.overdue_promises(at=now).filter(placement__order__isnull=False)
    for attempt in overdue.select_related("placement__order").order_by("pk"):
        try:
            cancel_order(order=attempt.placement.order, reason="not paid in time")
            cancelled += 1
        except TooLateToCancel:
            Attempt.objects.filter(pk=attempt.pk, status=attempt.status).update(deadline=now + MORE_TIME)
            extended += 1
    return Reaped(settled, cancelled, extended)
