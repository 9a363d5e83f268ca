"""The letter to a buyer whose preorder arrives on other days than promised."""

from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.harvest.models import PreorderMove
from marketplace.placement.addresses import order_path
from marketplace.placement.locks import Order
from marketplace.placement.messages import address_of
from marketplace.preorders.waiting import waiting
from portal.letters import compose
from portal.outbox.services import register_handler, send

MOVED = "preorders.moved"


def register() -> None:
    """Enter the letter with the outbox."""
    register_handler(MOVED, write_moved)


def tell_moved(*, move: PreorderMove, order) -> None:
    """Promise the buyer of an order the letter about a move, once; nothing without an address."""
    if address_of(order):
        send(key=f"preorder-moved:{move.pk}:{order.pk}", kind=MOVED, payload={"move": move.pk, "order": order.pk})


def write_moved(payload: dict) -> None:
    """Write when it arrives now, and how to take it back; nothing once it is packed or was taken back."""
    move = PreorderMove.objects.select_related("preorder__product").get(pk=payload["move"])
    order = Order.objects.select_related("delivery", "user").get(pk=payload["order"])
    parcel = waiting(move.preorder).filter(order=order).select_related("partner__producer__village").first()
    to = address_of(order)
    if parcel is None or not to:
        return
    with translation.override(order.delivery.language):
        product = move.preorder.product.get_title()
        letter = compose(
            template="preorders/mail/moved",
            subject=_("Other days: %(product)s") % {"product": product},
            context={
                "move": move,
                "product": product,
                "preorder": move.preorder,
                "village": parcel.partner.producer.village.name,
                "order_path": order_path(order),
            },
            to=to,
        )
    letter.send()
