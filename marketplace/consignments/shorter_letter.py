"""The letter about a parcel that holds less than was ordered."""

from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.consignments.models import Consignment
from marketplace.consignments.signals import parcel_shortened
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.models import Adjustment
from marketplace.placement.money_back import refunds_by_hand
from portal.letters import compose
from portal.outbox.services import send

TELL = "consignments.tell_shorter"


@receiver(parcel_shortened, dispatch_uid="consignments.shorter_letter")
def promise(sender, consignment: Consignment, adjustment: Adjustment, **kwargs) -> None:
    """Promise the buyer a letter, unless the order was cancelled with it: that has a letter of its own."""
    order = adjustment.order
    order.refresh_from_db(fields=["status"])
    if order.status != "cancelled" and address_of(order):
        send(key=f"shorter:{adjustment.pk}", kind=TELL, payload={"adjustment": adjustment.pk})


def tell(payload: dict) -> None:
    """Write to the buyer what is not in the parcel and what becomes of the money."""
    rows = Adjustment.objects.select_related("order__delivery", "order__placement__attempt", "partner__producer")
    adjustment = rows.get(pk=payload["adjustment"])
    order = adjustment.order
    to = address_of(order)
    if not to:
        return
    with translation.override(order.delivery.language):
        village = adjustment.partner.producer.village.name
        letter = compose(
            template="consignments/mail/shorter",
            subject=_("Your parcel from %(village)s will be smaller") % {"village": village},
            context={
                "adjustment": adjustment,
                "lines": adjustment.lines.select_related("line"),
                "by_hand": refunds_by_hand(order.placement.attempt),
                "attempt": order.placement.attempt,
                "order_path": order_path(order),
                "village": village,
            },
            to=to,
        )
    letter.send()
