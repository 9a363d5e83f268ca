"""Handing parcels over at a shelf, by the buyer's code."""

from django.db import transaction

from marketplace.consignments.exceptions import WrongCode
from marketplace.consignments.models import Consignment
from marketplace.consignments.services.move import advance


def waiting_for(*, code: str, keeper):
    """Return the arrived parcels that wait for this code at the shelves `keeper` minds, with what a card shows."""
    if not code.isdecimal():
        return Consignment.objects.none()
    here = Consignment.objects.at_points_of(keeper).filter(status=Consignment.Status.AT_POINT)
    return here.filter(order__delivery__pickup_code=code).for_board()


@transaction.atomic
def hand_over(*, code: str, keeper) -> list[Consignment]:
    """Hand over every arrived parcel of a code and return them. Raises WrongCode when none waits for it."""
    parcels = list(waiting_for(code=code, keeper=keeper))
    if not parcels:
        raise WrongCode
    return [advance(consignment=parcel, to=Consignment.Status.HANDED_OVER, by=keeper) for parcel in parcels]
