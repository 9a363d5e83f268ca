"""Containers with a deposit come back, to the pickup point or the village, and their buyer gets the deposit back."""

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.deadlines import day_of
from marketplace.consignments.exceptions import NotThatManyOut, TooLateToReturn
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.signals import containers_returned
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import Adjustment
from marketplace.placement.services import Less, shrink
from portal.payments import services as payments


def take_containers_back(*, packed: ConsignmentLine, number: int, key: str, by=None) -> Adjustment:
    """Write down that `number` containers of a parcel's line came back; the deposit goes back as it was paid.

    `key` makes a second tap the same return. Never call it in a transaction. Raises NotThatManyOut when so many are not
    out, or the parcel has not reached its buyer, TooLateToReturn after the last day; then nothing is changed.
    """
    adjustment = _take_back(packed, number, key, by)
    payments.send_refunds(attempt=adjustment.order.placement.attempt)
    return adjustment


@transaction.atomic
def _take_back(packed: ConsignmentLine, number: int, key: str, by) -> Adjustment:
    order, parcel = lock_parcel(consignment=packed.consignment)
    found = Adjustment.objects.filter(key=key).first()
    if found:
        return found
    if parcel.status != Consignment.Status.HANDED_OVER or number < 1:
        raise NotThatManyOut
    last = day_of(packed)
    if last and last < timezone.localdate():
        raise TooLateToReturn(day=last)
    try:
        adjustment = shrink(
            order=order,
            partner_id=parcel.partner_id,
            less={packed.line_id: Less(containers=number)},
            reason=Adjustment.Reason.RETURNED,
            key=key,
            by=by,
        )
    except MoreThanThereIs as error:
        raise NotThatManyOut from error
    containers_returned.send(sender=Consignment, consignment=parcel, adjustment=adjustment)
    return adjustment
