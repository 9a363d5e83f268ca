"""What the outbox does for orders, after the commit."""

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from oscar.apps.analytics.receivers import receive_order_placed
from oscar.apps.order.signals import order_placed
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import listed
from marketplace.catalogue.units import Unit, amount
from marketplace.harvest.parcels import preorder_of
from marketplace.placement.addresses import order_path
from marketplace.placement.models import Placement
from marketplace.placement.money_back import refunds_by_hand
from portal.letters import compose

Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")


def mail(payload: dict) -> None:
    """Send a placement's mail `name` ("placed", "cancelled", "refunded", "handed_back") in its buyer's language."""
    placement = Placement.objects.select_related("order__delivery", "attempt").get(pk=payload["placement"])
    with translation.override(placement.attempt.language):
        message = compose(
            template=f"placement/mail/{payload['name']}",
            subject=_subject(payload["name"], placement),
            context=_context(placement),
            to=payload["to"],
        )
    message.send()


def _subject(name: str, placement: Placement) -> str:
    subjects = {
        "placed": _("Your order %(number)s"),
        "cancelled": _("Your order %(number)s is cancelled"),
        "refunded": _("Your payment for order %(number)s goes back to you"),
        "handed_back": _("Your money for order %(number)s was handed back"),
    }
    return subjects[name] % {"number": _number(placement)}


def _number(placement: Placement) -> str:
    return placement.order.number if placement.order else placement.snapshot["order_number"]


def _context(placement: Placement) -> dict:
    order = placement.order
    return {
        "order_path": order and order_path(order),
        "number": _number(placement),
        "placement": placement,
        "attempt": placement.attempt,
        "refund": placement.attempt.refunds.order_by("pk").last(),
        "by_hand": refunds_by_hand(placement.attempt),
        "order": order,
        "delivery": order and order.delivery,
        **(_goods(order) if order else {}),
    }


def _goods(order) -> dict:
    """Return what was ordered, whole and by village, what it adds up to, for how many `days` deposits go back."""
    lines, villages = [], {}
    read = order.lines.select_related("partner__producer__village", "product__preorder", "terms")
    for line in read.prefetch_related("parts__product").order_by("pk"):
        said = _said(line)
        lines.append(said)
        villages.setdefault(line.partner.producer.village.name, []).append(said)
    deposits = [(_("Deposit on containers"), charge.incl_tax) for charge in order.surcharges.all()]
    totals = [(_("Delivery"), order.shipping_incl_tax), *deposits, (_("Total"), order.total_incl_tax)]
    return {
        "lines": lines,
        "villages": list(villages.items()),
        "totals": totals,
        "has_weighed": any(said["weighed"] for said in lines),
        "days": next((said["return_days"] for said in lines if said["return_days"]), None),
    }


def _said(line) -> dict:
    """Return what a letter says of a line: also the terms of what is charged by weight, when a preorder arrives."""
    terms = getattr(line, "terms", None)
    said = amount(line.quantity, terms.unit if terms else Unit.PIECE)
    weighed, preorder = terms.weighed if terms else None, preorder_of(line.product)
    return {
        "title": line.title,
        "quantity": said,
        "price": line.line_price_incl_tax,
        "weighed": weighed,
        "inside": listed((part.name, part.amount) for part in line.parts.all()),
        "promise": preorder.promise if preorder else "",
        "return_days": terms.return_days if terms else None,
    }


def count(payload: dict) -> None:
    """Let Oscar's purchase counters and stock alerts see a placed order."""
    order = Order.objects.get(pk=payload["order"])
    receive_order_placed(sender=Order, order=order, user=order.user)
    sold = Q(line__order=order) | Q(line_parts__line__order=order)
    for record in StockRecord.objects.filter(sold).distinct().order_by("pk"):
        record.post_save_signal()


def count_outside_transactions() -> None:
    """Unhook Oscar's counters from placing: they lock rows in basket order, and could stop an order."""
    order_placed.disconnect(receive_order_placed)
