"""The letter about a tracking number that was added or corrected after the buyer had been told of the road."""

from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.consignments.models import Consignment
from marketplace.consignments.signals import number_written
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from portal.letters import compose
from portal.outbox.services import send

TELL = "consignments.tell_number"
ROAD = Consignment.Status.ON_THE_ROAD


@receiver(number_written, dispatch_uid="consignments.number_letter")
def promise(sender, consignment: Consignment, **kwargs) -> None:
    """Promise the buyer a letter, unless that about the road is still to come: it carries the number."""
    told = consignment.events.filter(new_status=ROAD, undoes=None, undone_by=None, told_at__isnull=False)
    if told.exists() and address_of(consignment.order):
        key = f"number:{consignment.pk}:{consignment.carrier_id}:{consignment.tracking_number}"
        send(key=key, kind=TELL, payload={"parcel": consignment.pk, "number": consignment.tracking_number})


def tell(payload: dict) -> None:
    """Write the number to the buyer, if it is still that and the parcel still on the road."""
    parcels = Consignment.objects.select_related("order__delivery", "carrier", "partner__producer__village")
    parcel = parcels.prefetch_related("lines__line").get(pk=payload["parcel"])
    to = address_of(parcel.order)
    if not to or parcel.status != ROAD or parcel.tracking_number != payload["number"]:
        return
    with translation.override(parcel.order.delivery.language):
        village = parcel.partner.producer.village.name
        letter = compose(
            template="consignments/mail/number",
            subject=_("Tracking number of your parcel from %(village)s") % {"village": village},
            context={"parcels": [parcel], "carried": True, "order_path": order_path(parcel.order)},
            to=to,
        )
    letter.send()
