"""Taking an order back."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.placement import books, messages
from marketplace.placement.locks import OrderLine, deallocate, lock_order, lock_placement, lock_stock
from marketplace.placement.orders import give_offers_back
from marketplace.placement.signals import order_cancelled, order_cancelling
from marketplace.placement.taking import held_by
from portal.payments import services as payments
from portal.payments.locks import lock_attempt
from portal.payments.models import Attempt

CANCELLED = "cancelled"


def cancel_order(*, order, by=None, reason: str = ""):
    """Cancel an order and return it: stock, offers and vouchers come back, parcels stop, paid money is refunded.

    `by` is the user who cancels (None: the clock), `reason` goes into the order's notes. Cancelling again changes
    nothing. Raises TooLateToCancel when a parcel is packed; then nothing is changed.
    """
    order = stop_order(order=order, by=by, reason=reason)
    payments.send_refunds(attempt=order.placement.attempt)
    return order


@transaction.atomic
def stop_order(*, order, by=None, reason: str = ""):
    """Do what cancel_order() does within a transaction of the caller's, who sends the refunds after it."""
    placement = order.placement
    attempt = lock_attempt(pk=placement.attempt_id)
    lock_placement(pk=placement.pk)
    order = lock_order(pk=order.pk)
    if order.status == CANCELLED:
        return order
    order_cancelling.send(sender=type(order), order=order, by=by)
    order.set_status(CANCELLED)
    _give_stock_back(order)
    give_offers_back(order=order)
    books.record_cancelled(order=order)
    if reason:
        order.notes.create(user=by, note_type="System", message=reason)
    _settle_money(order, attempt)
    order_cancelled.send(sender=type(order), order=order)
    messages.tell_cancelled(order=order)
    return order


def _give_stock_back(order) -> None:
    held = held_by(order)
    lock_stock(pks=held)
    deallocate(quantities=held)
    OrderLine.objects.filter(order=order).update(num_allocated=0, allocation_cancelled=True)


def _settle_money(order, attempt: Attempt) -> None:
    left = payments.left_of(attempt=attempt)
    if attempt.status == Attempt.Status.PAID and left:
        reason = _("Order %(number)s was cancelled") % {"number": order.number}
        payments.request_refund(attempt=attempt, amount=left, key=f"cancel-{order.number}", reason=reason)
    elif attempt.status == Attempt.Status.PROMISED:
        payments.give_up(attempt=attempt)
