"""What must always be true of parcels; check_books says it."""

from django.db.models import Q
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from marketplace.consignments.steps import DONE
from portal.ledger.invariants import Finding, register_invariant
from portal.payments.models import Attempt

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("a cancelled order holds no stock, no parcel and no promise", cancelled_orders_hold_nothing)
    register_invariant("a completed order has no parcel under way", completed_orders_are_done)


def cancelled_orders_hold_nothing() -> Finding:
    """Nothing is kept for an order that was taken back."""
    cancelled = get_model("order", "Order").objects.filter(status="cancelled")
    live = ~Q(consignments__status=Consignment.Status.CANCELLED) & Q(consignments__isnull=False)
    held = Q(lines__num_allocated__gt=0) | Q(placement__attempt__status=Attempt.Status.PROMISED)
    wrong = cancelled.filter(live | held).distinct()
    return Finding(f"{wrong.count()} of {cancelled.count()}", ", ".join(wrong.values_list("number", flat=True)[:SHOWN]))


def completed_orders_are_done() -> Finding:
    """An order is complete only when every parcel reached its end."""
    completed = get_model("order", "Order").objects.filter(status="completed")
    under_way = Consignment.objects.filter(order__in=completed).exclude(status__in=DONE)
    numbers = ", ".join(under_way.values_list("number", flat=True)[:SHOWN])
    return Finding(f"{under_way.count()} parcels of {completed.count()} orders", numbers)
