"""What is promised to the outbox when an order changes: mail to the buyer, counters, stock alerts."""

from marketplace.placement.models import Placement
from portal.outbox.services import send
from portal.payments.models import Refund

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
    _mail_payer(placement, "refunded", key=f"mail:refunded:{placement.attempt_id}")


def tell_handed_back(*, placement: Placement, refund: Refund) -> None:
    """Mail the buyer that a person of ours handed the money back."""
    _mail_payer(placement, "handed_back", key=f"mail:handed_back:{refund.pk}")


def _mail_payer(placement: Placement, name: str, *, key: str) -> None:
    contact = placement.snapshot.get("contact") or {}
    order = placement.order
    email = address_of(order) if order else contact.get("email")
    if email:
        send(key=key, kind=MAIL, payload={"name": name, "placement": placement.pk, "to": email})


def _mail(order, name: str) -> None:
    """Promise the mail; who gave no e-mail address gets none."""
    email = address_of(order)
    if email:
        payload = {"name": name, "placement": order.placement.pk, "to": email}
        send(key=f"mail:{name}:{order.number}", kind=MAIL, payload=payload)


def address_of(order) -> str | None:
    """Return where to write; nowhere once the buyer has deleted the account."""
    if order.user and order.user.erased_at:
        return None
    return order.delivery.email or order.email
