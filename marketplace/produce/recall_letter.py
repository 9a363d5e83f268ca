"""The letter about a lot that is recalled: one for each buyer, in the buyer's language."""

from django.utils import translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.produce.models import Lot, PackedLot
from portal.letters import compose
from portal.outbox.backends import queue

TELL = "produce.recalled"


def tell(payload: dict) -> None:
    """Write to the buyer of these orders what was in which parcel and what to do; the mail goes by the outbox, once."""
    lot = Lot.objects.select_related("product").get(pk=payload["lot"])
    orders = get_model("order", "Order").objects.select_related("delivery", "user").filter(pk__in=payload["orders"])
    order = orders.order_by("pk").last()
    to = address_of(order)
    if not to:
        return
    with translation.override(order.delivery.language):
        product = lot.product.get_title()
        letter = compose(
            template="produce/mail/recalled",
            subject=_("Recalled, please do not use it: %(product)s, lot %(code)s")
            % {"product": product, "code": lot.code},
            context={
                "lot": lot,
                "product": product,
                "village": lot.product.village,
                "parcels": PackedLot.objects.of_parcels(lot).filter(packed__consignment__order__in=payload["orders"]),
                "passport_path": lot.get_absolute_url(),
                "order_path": order_path(order),
            },
            to=to,
        )
    queue(letter, key=f"mail:recall:{lot.pk}:{order.pk}")
