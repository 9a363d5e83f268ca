"""The last step: handed over at a shelf by the buyer's code, or received at the door."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.consignments.exceptions import WrongCode
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.payment import PAID_AT_HAND_OVER
from marketplace.consignments.services.move import advance
from marketplace.consignments.steps import DONE
from portal.payments.models import Attempt

#: The big platforms of the country confirm a delivery by themselves after ten days.
ASSUMED_AFTER = timedelta(days=10)
#: No order has so many parcels; a code that is given again has the newest first.
SHOWN = 40


def waiting_for(*, code: str, keeper):
    """Return the arrived parcels that wait for this code at the shelves `keeper` minds, with what a card shows."""
    if not code.isdecimal():
        return Consignment.objects.none()
    here = Consignment.objects.at_points_of(keeper).filter(status=Consignment.Status.AT_POINT)
    return here.filter(order__delivery__pickup_code=code).for_board()


def parcels_of_code(*, code: str, keeper) -> list[Consignment]:
    """Return the parcels of this code for the shelves `keeper` minds, wherever they are, the newest order first."""
    if not code.isdecimal():
        return []
    here = Consignment.objects.for_points_of(keeper).filter(order__delivery__pickup_code=code)
    return list(here.with_origin().order_by("-order__date_placed", "pk")[:SHOWN])


def where_else(parcels: list[Consignment]) -> str:
    """Return a sentence about parcels of a code of which none waits on the shelf, or nothing."""
    status = parcels[0].status if parcels else ""
    if status == Consignment.Status.HANDED_OVER:
        return _("What waited for this code was handed over already.")
    if status == Consignment.Status.ON_THE_ROAD:
        return _("The parcel for this code is on the road. Tap “Arrived” when it is here.")
    if status in (Consignment.Status.PACKED, Consignment.Status.TO_PACK):
        return _("The parcel for this code has not left its village yet.")
    return ""


@dataclass(frozen=True)
class Due:
    """What the buyer owes at the shelf, CNY: `now`, or `later` while other parcels of the order are on their way."""

    now: Decimal = Decimal(0)
    later: Decimal = Decimal(0)


def cash_due(parcels: list[Consignment]) -> Due:
    """Return what to take before these arrived parcels of one code are handed over."""
    if not parcels:
        return Due()
    order = parcels[0].order
    attempt = order.placement.attempt
    if attempt.provider != PAID_AT_HAND_OVER or attempt.status != Attempt.Status.PROMISED:
        return Due()
    here = [parcel.pk for parcel in parcels if parcel.order_id == order.pk]
    others = order.consignments.exclude(pk__in=here).exclude(status__in=DONE)
    return Due(later=attempt.amount) if others.exists() else Due(now=attempt.amount)


@transaction.atomic
def hand_over(*, code: str, keeper) -> list[Consignment]:
    """Hand over every arrived parcel of a code and return them. Raises WrongCode when none waits for it."""
    parcels = list(waiting_for(code=code, keeper=keeper))
    if not parcels:
        raise WrongCode
    return [advance(consignment=parcel, to=Consignment.Status.HANDED_OVER, by=keeper) for parcel in parcels]


@transaction.atomic
def receive(*, order) -> list[Consignment]:
    """Write down that the buyer has what was sent to the door, and return those parcels; harmless to repeat."""
    parcels = order.consignments.filter(
        status=Consignment.Status.ON_THE_ROAD, order__delivery__method=Delivery.Method.HOME
    )
    return [advance(consignment=parcel, to=Consignment.Status.HANDED_OVER) for parcel in parcels]


def assume_received(*, now: datetime | None = None) -> str:
    """Take parcels to the door for received ten days after they left, as buyers here expect; say how many."""
    before = (now or timezone.now()) - ASSUMED_AFTER
    sent = Consignment.objects.filter(
        status=Consignment.Status.ON_THE_ROAD, order__delivery__method=Delivery.Method.HOME, changed_at__lt=before
    )
    for parcel in sent:
        advance(consignment=parcel, to=Consignment.Status.HANDED_OVER)
    return f"{len(sent)} parcels taken for received"
