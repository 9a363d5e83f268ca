"""What is promised to the outbox when an order changes: mail to the buyer, counters, stock alerts."""

from marketplace.placement.models import Placement
from portal.outbox.services import send

MAIL, COUNT = "placement.mail", "placement.count"


def tell_placed(*, order) -> None:
    """Mail the buyer the order, and let the shop's counters and stock alerts hear of it."""
    _mail(order, "placed")
    send(key=f"count:{order.number}", kind=COUNT, payload={"order": order.pk})


def tell_cancelled(*, order) -> None:
    """Mail the buyer that the order was cancelled."""
    _mail(order, "cancelled")


def tell_refunded(*, placement: Placement) -> None:
    """Mail the buyer that a payment came too late and goes back."""
    contact = placement.snapshot.get("contact") or {}
    email = placement.order.delivery.email if placement.order else contact.get("email")
    if email:
        payload = {"name": "refunded", "placement": placement.pk, "to": email}
        send(key=f"mail:refunded:{placement.attempt_id}", kind=MAIL, payload=payload)


def _mail(order, name: str) -> None:
    """Promise the mail; who gave no e-mail address gets none."""
    email = order.delivery.email or order.email
    if email:
        payload = {"name": name, "placement": order.placement.pk, "to": email}
        send(key=f"mail:{name}:{order.number}", kind=MAIL, payload=payload)
