"""What the outbox does for orders, after the commit."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from oscar.apps.analytics.receivers import receive_order_placed
from oscar.apps.order.signals import order_placed
from oscar.core.loading import get_model

from marketplace.placement.addresses import order_path
from marketplace.placement.models import Placement

Order = get_model("order", "Order")


def mail(payload: dict) -> None:
    """Send the mail `name` ("placed", "cancelled", "refunded") about a placement, in its buyer's language."""
    placement = Placement.objects.select_related("order__delivery", "attempt").get(pk=payload["placement"])
    with translation.override(placement.attempt.language):
        context = _context(placement)
        text = render_to_string(f"placement/mail/{payload['name']}.txt", context)
        html = render_to_string(f"placement/mail/{payload['name']}.html", context)
        message = EmailMultiAlternatives(_subject(payload["name"], placement), text, to=[payload["to"]])
    message.attach_alternative(html, "text/html")
    message.send()


def _subject(name: str, placement: Placement) -> str:
    subjects = {
        "placed": _("Your order %(number)s"),
        "cancelled": _("Your order %(number)s is cancelled"),
        "refunded": _("Your payment for order %(number)s goes back to you"),
    }
    return subjects[name] % {"number": _number(placement)}


def _number(placement: Placement) -> str:
    return placement.order.number if placement.order else placement.snapshot["order_number"]


def _context(placement: Placement) -> dict:
    order = placement.order
    return {
        "site_name": settings.SITE_NAME,
        "support_phone": settings.SUPPORT_PHONE,
        "site_url": settings.WAGTAILADMIN_BASE_URL,
        "order_path": order and order_path(order),
        "number": _number(placement),
        "placement": placement,
        "attempt": placement.attempt,
        "order": order,
        "delivery": order and order.delivery,
        "lines": order.lines.select_related("product").order_by("pk") if order else [],
        "parcels": order.consignments.select_related("partner__producer__village") if order else [],
    }


def count(payload: dict) -> None:
    """Let Oscar's purchase counters and stock alerts see a placed order."""
    order = Order.objects.get(pk=payload["order"])
    receive_order_placed(sender=Order, order=order, user=order.user)
    for line in order.lines.select_related("stockrecord").exclude(stockrecord=None):
        line.stockrecord.post_save_signal()


def count_outside_transactions() -> None:
    """Unhook Oscar's counters from placing: they lock rows in basket order, and could stop an order."""
    order_placed.disconnect(receive_order_placed)
