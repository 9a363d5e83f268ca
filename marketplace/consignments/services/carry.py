"""Write down who carries a parcel and under which number."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.exceptions import NumberTaken
from marketplace.consignments.models import Carrier, Consignment
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.signals import number_written

#: Carriers give a number again after a time.
TAKEN_FOR = timedelta(days=180)


@transaction.atomic
def write_carrier(*, consignment: Consignment, carrier: Carrier | None, number: str) -> Consignment:
    """Write down the carrier and the number of a parcel, or that there is none (None and ""), and return it.

    Raises NumberTaken when the same carrier has another buyer's parcel under this number: then it was typed wrongly.
    """
    _order, parcel = lock_parcel(consignment=consignment)
    if carrier and number:
        _refuse_twice(parcel, carrier, number)
    old = parcel.tracking_number
    parcel.carrier, parcel.tracking_number = (carrier, number) if carrier else (None, "")
    # Not changed_at: from then on the days are counted after which a parcel is taken for received.
    parcel.save(update_fields=["carrier", "tracking_number"])
    if parcel.tracking_number not in ("", old) and parcel.status == Consignment.Status.ON_THE_ROAD:
        number_written.send(sender=Consignment, consignment=parcel)
    return parcel


def _refuse_twice(parcel: Consignment, carrier: Carrier, number: str) -> None:
    recent = Consignment.objects.filter(order__date_placed__gte=timezone.now() - TAKEN_FOR)
    others = recent.filter(carrier=carrier, tracking_number=number).exclude(
        order__delivery__phone=parcel.order.delivery.phone
    )
    other = others.first()
    if other is not None:
        raise NumberTaken(number=number)
