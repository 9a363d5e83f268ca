"""The letter about containers that came back."""

from django.dispatch import receiver
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.consignments.models import Consignment
from marketplace.consignments.signals import containers_returned
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.models import Adjustment
from marketplace.placement.money_back import refunds_by_hand
from portal.letters import compose
from portal.outbox.services import send

TELL = "consignments.tell_returned"


@receiver(containers_returned, dispatch_uid="consignments.returned_letter")
def promise(sender, consignment: Consignment, adjustment: Adjustment, **kwargs) -> None:
    """Promise the buyer a letter, in the transaction that takes the containers back."""
    if address_of(adjustment.order):
        send(key=f"returned:{adjustment.pk}", kind=TELL, payload={"adjustment": adjustment.pk})


def tell(payload: dict) -> None:
    """Write to the buyer how many came back and what becomes of the deposit."""
    rows = Adjustment.objects.select_related("order__delivery", "order__placement__attempt")
    adjustment = rows.get(pk=payload["adjustment"])
    order = adjustment.order
    to = address_of(order)
    if not to:
        return
    with translation.override(order.delivery.language):
        letter = compose(
            template="consignments/mail/returned",
            subject=_("Your deposit for order %(number)s") % {"number": order.number},
            context={
                "adjustment": adjustment,
                "lines": adjustment.lines.select_related("line"),
                "by_hand": refunds_by_hand(order.placement.attempt),
                "order_path": order_path(order),
            },
            to=to,
        )
    letter.send()
