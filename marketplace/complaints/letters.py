"""Letters about complaints: to the buyer that it came and what was answered, to the village that one waits."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import managers_of, may_second
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.money_back import refunds_by_hand
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User

BUYER, VILLAGE = "complaints.buyer", "complaints.village"


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(BUYER, write_buyer)
    register_handler(VILLAGE, write_village)


def tell_received(*, complaint: Complaint) -> None:
    """Promise the buyer a letter that it came, and each manager of the shop one that it waits."""
    _promise_buyer(complaint, "received")
    for manager in managers_of(complaint).filter(email__gt=""):
        _promise_village(complaint, "waits", manager)


def tell_answered(*, complaint: Complaint) -> None:
    """Promise the buyer a letter with the answer."""
    _promise_buyer(complaint, "answered")


def tell_second_needed(*, complaint: Complaint) -> None:
    """Promise the shop's other managers a letter that one of them must agree too."""
    for manager in managers_of(complaint).filter(email__gt=""):
        if may_second(manager, complaint):
            _promise_village(complaint, "second", manager, again=complaint.answered_at.isoformat())


def _promise_buyer(complaint: Complaint, name: str) -> None:
    if address_of(complaint.consignment.order):
        payload = {"complaint": complaint.pk, "name": name}
        send(key=f"complaint:{complaint.pk}:{name}", kind=BUYER, payload=payload)


def _promise_village(complaint: Complaint, name: str, manager: User, *, again: str = "") -> None:
    payload = {"complaint": complaint.pk, "name": name, "user": manager.pk}
    send(key=f"complaint:{complaint.pk}:{name}:{manager.pk}:{again}", kind=VILLAGE, payload=payload)


def _find(payload: dict) -> Complaint:
    return Complaint.objects.with_origin().with_lines().get(pk=payload["complaint"])


def write_buyer(payload: dict) -> None:
    """Write to the buyer in the order's language."""
    complaint = _find(payload)
    order = complaint.consignment.order
    to = address_of(order)
    if not to:
        return
    attempt = order.placement.attempt
    with translation.override(order.delivery.language):
        village = complaint.consignment.partner.producer.village.name
        subjects = {
            "received": _("%(village)s knows now that something is wrong with your parcel"),
            "answered": _("%(village)s has answered you about your parcel"),
        }
        context = {
            "complaint": complaint,
            "lines": complaint.lines.all(),
            "village": village,
            "attempt": attempt,
            "by_hand": refunds_by_hand(attempt),
            "order_path": order_path(order),
        }
        subject = subjects[payload["name"]] % {"village": village}
        letter = compose(template=f"complaints/mail/{payload['name']}", subject=subject, context=context, to=to)
    letter.send()


def write_village(payload: dict) -> None:
    """Write to one of the shop's managers in that person's language; nothing when it was answered meanwhile."""
    complaint = _find(payload)
    manager = User.objects.get(pk=payload["user"])
    wanted = {"waits": Complaint.Status.OPEN, "second": Complaint.Status.AGREED}[payload["name"]]
    if not manager.is_active or not manager.email or complaint.status != wanted:
        return
    with translation.override(manager.language):
        subjects = {
            "waits": _("Something is wrong with parcel %(number)s"),
            "second": _("Parcel %(number)s: a second person must agree"),
        }
        context = {
            "complaint": complaint,
            "lines": complaint.lines.all(),
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("complaints:complaint", args=[complaint.pk]),
        }
        subject = subjects[payload["name"]] % {"number": complaint.consignment.number}
        letter = compose(
            template=f"complaints/mail/{payload['name']}", subject=subject, context=context, to=manager.email
        )
    letter.send()
