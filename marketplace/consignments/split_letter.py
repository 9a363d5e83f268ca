"""The letter about a part that comes later: it waits as long as a step can be undone, then goes if it still is so."""

from django.dispatch import receiver
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from marketplace.consignments.models import Consignment
from marketplace.consignments.services.undo import UNDO_FOR
from marketplace.consignments.signals import parcel_split
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from portal.letters import compose
from portal.outbox.services import send

TELL = "consignments.tell_split"


@receiver(parcel_split, dispatch_uid="consignments.split_letter")
def promise(sender, consignment: Consignment, later: Consignment, **kwargs) -> None:
    """Promise the buyer a letter."""
    if address_of(consignment.order):
        payload = {"parcel": later.pk}
        send(key=f"split:{later.pk}", kind=TELL, payload=payload, due_at=timezone.now() + UNDO_FOR)


def tell(payload: dict) -> None:
    """Write to the buyer what comes later and by when, unless it was put together again."""
    parcels = Consignment.objects.select_related("order__delivery", "partner__producer__village")
    parcel = parcels.prefetch_related("lines__line__product").filter(pk=payload["parcel"]).first()
    if parcel is None or parcel.status == Consignment.Status.CANCELLED:
        return
    to = address_of(parcel.order)
    if not to:
        return
    with translation.override(parcel.order.delivery.language):
        village = parcel.partner.producer.village.name
        letter = compose(
            template="consignments/mail/split",
            subject=_("Your parcel from %(village)s comes in two parts") % {"village": village},
            context={"parcel": parcel, "village": village, "order_path": order_path(parcel.order)},
            to=to,
        )
    letter.send()
