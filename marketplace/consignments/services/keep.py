"""The nightly look at containers: whose time is over, and whose will be soon."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.deadlines import lines_due
from marketplace.consignments.models import Consignment
from marketplace.consignments.signals import containers_soon_due
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.models import KeptDeposit
from marketplace.placement.services import keep_deposits

#: Buyers are reminded so many days before the last one.
REMIND = timedelta(days=14)
LONG_AGO = date(2000, 1, 1)


def keep_overdue() -> str:
    """Let the deposits of all containers whose last day is over fall to their villages; an order at a time."""
    yesterday = timezone.localdate() - timedelta(days=1)
    orders = {order for order, _day in lines_due(first=LONG_AGO, last=yesterday)}
    kept = [each for order in sorted(orders) for each in keep_of_order(order_id=order)]
    return f"{len(kept)} lines kept"


@transaction.atomic
def keep_of_order(*, order_id: int) -> list[KeptDeposit]:
    """Keep what is overdue of one order and return it; what came back meanwhile is not. Harmless twice."""
    order, _attempt = lock_order_and_attempt(pk=order_id)
    yesterday = timezone.localdate() - timedelta(days=1)
    due = lines_due(first=LONG_AGO, last=yesterday, order_id=order.pk)
    return keep_deposits(order=order, lines=[line for lines in due.values() for line in lines])


@transaction.atomic
def remind_of_containers() -> str:
    """Promise a letter to each buyer whose containers can come back for two more weeks; once for each last day."""
    today = timezone.localdate()
    due = lines_due(first=today, last=today + REMIND)
    orders = get_model("order", "Order").objects.select_related("delivery").in_bulk({order for order, _day in due})
    for order, day in sorted(due):
        containers_soon_due.send(sender=Consignment, order=orders[order], day=day)
    return f"{len(due)} reminders"
