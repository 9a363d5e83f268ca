"""Parcels move step by step; each step is written down."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import transaction

from marketplace.consignments.exceptions import NotHarvestedYet, NotPaidYet, StepNotAllowed
from marketplace.consignments.holdings import is_pending
from marketplace.consignments.models import Consignment, ConsignmentEvent, Delivery
from marketplace.consignments.payment import PAID_AT_HAND_OVER
from marketplace.consignments.services.weigh import weigh
from marketplace.consignments.signals import consignment_moved
from marketplace.consignments.steps import DONE, LEAVES_STOCK, next_step
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.services.place import confirm_payment
from marketplace.placement.services.stock import consume
from portal.payments.models import Attempt


@transaction.atomic
def advance(
    *, consignment: Consignment, to: str, by=None, answers: Mapping[str, str] = MappingProxyType({}), batch: str = ""
) -> Consignment:
    """Take the next step of a parcel and return it; `by` is who did it. The same step again changes nothing.

    `answers` is what upper rooms asked on the parcel's card (beside.py), by field name; they may refuse the step.
    Steps taken with one tap share a `batch`.

    Packing takes the goods out of the stock, the last hand-over completes the order and, where the buyer pays on
    hand-over, writes the money down as paid. Raises StepNotAllowed when `to` is not the next step, NotPaidYet while
    the village waits for the money, NotHarvestedYet before a preorder's days have begun, NotWeighed or TooHeavy when
    what is charged by weight has no weight or too much.
    """
    order, parcel = lock_parcel(consignment=consignment)
    if parcel.status == to:
        return parcel
    _refuse_unpaid(order, parcel)
    if parcel.status == Consignment.Status.TO_PACK and parcel.preorder and not parcel.preorder.has_begun:
        raise NotHarvestedYet(number=parcel.number, day=parcel.preorder.arrives_from)
    method = Delivery.objects.values_list("method", flat=True).get(order=order)
    if next_step(parcel, method) != to:
        raise StepNotAllowed(number=parcel.number, status=str(parcel.get_status_display()))
    old, parcel.status = parcel.status, to
    parcel.save(update_fields=["status", "changed_at"])
    event = ConsignmentEvent.objects.create(consignment=parcel, old_status=old, new_status=to, by=by, batch=batch)
    if to == LEAVES_STOCK:
        weigh(order=order, consignment=parcel, answers=answers, by=by)
        consume(consignment=parcel)
    if to == Consignment.Status.HANDED_OVER and _finish(order):
        event.took_money = True
        event.save(update_fields=["took_money"])
    consignment_moved.send(sender=Consignment, consignment=parcel, event=event, answers=answers)
    return parcel


@transaction.atomic
def cancel_consignments(*, order, by=None) -> None:
    """Stop every parcel of an order that is being cancelled. Raises TooLateToCancel when one is packed."""
    parcels = list(order.consignments.exclude(status=Consignment.Status.CANCELLED))
    if any(parcel.status != Consignment.Status.TO_PACK for parcel in parcels):
        raise TooLateToCancel
    for parcel in parcels:
        parcel.status = Consignment.Status.CANCELLED
        parcel.save(update_fields=["status", "changed_at"])
        ConsignmentEvent.objects.create(
            consignment=parcel, old_status=Consignment.Status.TO_PACK, new_status=parcel.status, by=by
        )


def lock_parcel(*, consignment: Consignment) -> tuple:
    """Return (order, parcel) afresh, order and payment locked: moving, undoing and cancelling come one by one."""
    order, _attempt = lock_order_and_attempt(pk=consignment.order_id)
    return order, Consignment.objects.get(pk=consignment.pk)


def _refuse_unpaid(order, parcel: Consignment) -> None:
    attempt = order.placement.attempt
    waits = attempt.status == Attempt.Status.PROMISED and attempt.provider != PAID_AT_HAND_OVER
    if waits and parcel.status == Consignment.Status.TO_PACK:
        raise NotPaidYet(number=parcel.number)


def _finish(order) -> bool:
    """Complete the order once every parcel has reached its end and nothing else waits; say whether that took money."""
    if order.consignments.exclude(status__in=DONE).exists() or is_pending(order):
        return False
    order.set_status("completed")
    attempt = order.placement.attempt
    if attempt.provider != PAID_AT_HAND_OVER or attempt.status != Attempt.Status.PROMISED:
        return False
    return confirm_payment(order=order).status == Attempt.Status.PAID
