"""Refunds that a person of ours hands back: which are waiting, and whom to call."""

from django.db.models import QuerySet

from portal.payments.exceptions import UnknownProvider
from portal.payments.models import Attempt, Refund
from portal.payments.registry import get_provider, providers


def to_hand_back() -> QuerySet:
    """Return the refunds of orders that wait for a person, oldest first, with order and buyer: one query."""
    waiting = Refund.objects.filter(status=Refund.Status.TO_HAND_BACK, attempt__placement__isnull=False)
    return waiting.select_related("attempt__placement__order__delivery__point").order_by("pk")


def at_shelves_of(user) -> QuerySet:
    """Return those the keeper of a pickup point may hand back: taken in person, for an order to this point."""
    in_person = [code for code, provider in providers().items() if provider.in_person]
    return to_hand_back().filter(
        attempt__provider__in=in_person, attempt__placement__order__delivery__point__keepers=user
    )


def whom_to_call(refund: Refund) -> dict[str, str]:
    """Return number, name, phone and e-mail of who paid; all but the number may be empty."""
    placement = refund.attempt.placement
    if placement.order:
        order, delivery = placement.order, placement.order.delivery
        return {"number": order.number, "name": delivery.name, "phone": delivery.phone, "email": delivery.email}
    contact = placement.snapshot.get("contact") or {}
    known = {name: contact.get(name, "") for name in ("name", "phone", "email")}
    return {"number": placement.snapshot["order_number"], **known}


def refunds_by_hand(attempt: Attempt) -> bool:
    """Say whether a person hands back what was paid like this."""
    try:
        return get_provider(attempt.provider).refunds_by_hand
    except UnknownProvider:  # switched off since
        return False
