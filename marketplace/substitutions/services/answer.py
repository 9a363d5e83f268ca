"""The buyer says yes or no, says nothing in time, or the village takes its offer back."""

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.services.replace import put_instead
from marketplace.consignments.services.shorten import leave_out
from marketplace.placement.locks import lock_stock
from marketplace.placement.models import Adjustment, Held
from marketplace.placement.services import Instead, let_go
from marketplace.placement.taking import held_by
from marketplace.substitutions import letters
from marketplace.substitutions.models import Substitution
from portal.payments import services as payments

Status = Substitution.Status


def answer(*, offer: Substitution, accept: bool, by=None) -> Substitution:
    """Take the buyer's yes or no, and return the offer as it then stands: look at its status.

    Yes: the other goods are in the parcel, and what they cost less goes back. No, or an answer that comes too late:
    the missing pieces are left out as in any short crop. A second answer changes nothing. Never call it in a
    transaction. Raises what put_instead() and shorten() raise; then nothing is changed.
    """
    offer = _answer(offer, accept, by)
    _send_money(offer)
    return offer


@transaction.atomic
def _answer(offer: Substitution, accept: bool, by) -> Substitution:
    offer = _lock(offer)
    if offer.status != Status.OPEN:
        return offer
    if timezone.now() > offer.until:
        return _refuse(offer, Status.EXPIRED, None)
    if not accept:
        return _refuse(offer, Status.DECLINED, by)
    offer.adjustment = put_instead(
        consignment=offer.consignment,
        line_id=offer.line_id,
        fewer=offer.fewer,
        instead=Instead(key=offer.held_key, price=offer.price),
        key=offer.held_key,
        by=by,
        note=offer.note,
    )
    _close(offer, Status.ACCEPTED)
    letters.tell_agreed(offer=offer)
    return offer


def expire() -> str:
    """Take silence for a no where the time is over, and say how often. The clock calls it each minute."""
    overdue = list(Substitution.objects.overdue().order_by("pk"))
    closed = [_expire(offer) for offer in overdue]
    for offer in closed:
        _send_money(offer)
    return f"{sum(offer.status == Status.EXPIRED for offer in closed)} offers expired"


@transaction.atomic
def _expire(offer: Substitution) -> Substitution:
    offer = _lock(offer)
    return _refuse(offer, Status.EXPIRED, None) if offer.status == Status.OPEN else offer


def _refuse(offer: Substitution, status: str, by) -> Substitution:
    """Free the other goods and leave the missing ones out."""
    records = {offer.line.stockrecord_id, *_held(offer).values_list("stockrecord", flat=True)}
    lock_stock(pks=records - {None})
    let_go(key=offer.held_key)
    _close(offer, status)
    packed = offer.consignment.lines.get(line=offer.line_id)
    offer.adjustment = leave_out(
        consignment=offer.consignment,
        missing={packed.pk: offer.fewer},
        reason=Adjustment.Reason.SHORT,
        key=offer.held_key,
        by=by,
        note=offer.note,
    )
    offer.save(update_fields=["adjustment"])
    letters.tell_village(offer=offer)
    return offer


@transaction.atomic
def withdraw(*, offer: Substitution, by=None) -> Substitution:
    """Take an offer back: its goods are free, and the parcel holds what was ordered. Harmless to repeat."""
    offer = _lock(offer)
    if offer.status == Status.OPEN:
        let_go(key=offer.held_key)
        _close(offer, Status.WITHDRAWN)
        letters.tell_withdrawn(offer=offer)
    return offer


@transaction.atomic
def release(*, order) -> None:
    """Free what is kept for an order that is being cancelled. The order and its payment are locked by the caller."""
    offers = list(Substitution.objects.open().filter(line__order=order).order_by("pk"))
    if not offers:
        return
    held = Held.objects.filter(key__in=[offer.held_key for offer in offers]).values_list("stockrecord", flat=True)
    lock_stock(pks={*held, *held_by(order)})  # all at once, in their order: the order's own goods are freed after this
    for offer in offers:
        let_go(key=offer.held_key)
        _close(offer, Status.WITHDRAWN)


def _held(offer: Substitution):
    return Held.objects.filter(key=offer.held_key)


def _lock(offer: Substitution) -> Substitution:
    """Return the offer afresh, its order and payment locked: answers, the clock and packing come one by one."""
    lock_parcel(consignment=offer.consignment)
    return Substitution.objects.select_related("consignment__order", "line", "product").get(pk=offer.pk)


def _close(offer: Substitution, status: str) -> None:
    offer.status, offer.closed_at = status, timezone.now()
    offer.save(update_fields=["status", "closed_at", "adjustment"])
    Substitution.objects.mark(offer.consignment_id)


def _send_money(offer: Substitution) -> None:
    if offer.adjustment_id:
        payments.send_refunds(attempt=offer.consignment.order.placement.attempt)
