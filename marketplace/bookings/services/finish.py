"""An order ends when nothing of it is waited for any more."""

from decimal import Decimal

from django.db.models import Sum

from marketplace.consignments.models import Consignment
from marketplace.consignments.steps import DONE
from marketplace.placement.services import stop_order

OPEN = "placed"


def wind_up(*, order, by=None) -> None:
    """Complete an order whose bookings and parcels have come to their end, or cancel one of which nothing is left.

    The order's and its payment's locks are held. Money the village keeps by its rule makes it complete, not cancelled.
    """
    if order.status != OPEN or order.bookings.coming().exists():
        return
    if order.consignments.exclude(status__in=DONE).exists():
        return
    standing = order.bookings.standing().exists()
    parcels = order.consignments.exclude(status=Consignment.Status.CANCELLED).exists()
    if standing or parcels or kept_of(order):
        order.set_status("completed")
    else:
        stop_order(order=order, by=by)


def kept_of(order) -> Decimal:
    """Return what of the order's price has neither been given back nor let off (CNY)."""
    sums = order.adjustments.aggregate(
        goods=Sum("goods"), delivery=Sum("delivery"), deposit=Sum("deposit"), came=-Sum("replaced")
    )
    gone = sum((Decimal(amount or 0) for amount in sums.values()), Decimal(0))
    return (order.total_incl_tax - gone).quantize(Decimal("0.01"))
