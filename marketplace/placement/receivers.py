"""What the payment attempts of orders set going, in the transaction that settles them."""

from marketplace.placement import books, messages
from marketplace.placement.models import Placement
from marketplace.placement.services.cancel import cancel_order
from marketplace.placement.services.complete import complete, release
from portal.payments.models import Attempt, Refund


def on_attempt_settled(sender, attempt: Attempt, **kwargs) -> None:
    """Paid or promised: the order comes to be."""
    complete(attempt=attempt)


def on_attempt_failed(sender, attempt: Attempt, **kwargs) -> None:
    """Not paid: what was reserved is free again; an order that was only promised is cancelled."""
    placement = release(attempt=attempt)
    if placement and placement.status == Placement.Status.PLACED:
        cancel_order(order=placement.order, reason="not paid")


def on_promise_reopened(sender, attempt: Attempt, **kwargs) -> None:
    """What was taken is due again: say so in the books, when it was an order's."""
    if Placement.objects.filter(attempt=attempt).exists():
        books.record_not_paid(attempt=attempt)


def on_refund_owed(sender, refund: Refund, **kwargs) -> None:
    """A person must hand the money back: say so in the books, when it was an order's."""
    if Placement.objects.filter(attempt=refund.attempt_id).exists():
        books.record_owed(refund=refund)


def on_refund_done(sender, refund: Refund, **kwargs) -> None:
    """The money went back: say so in the books, when it was an order's, and to the buyer when it was by hand."""
    placement = Placement.objects.filter(attempt=refund.attempt_id).first()
    if placement:
        books.record_refund(refund=refund)
        if refund.handed_back_on:
            messages.tell_handed_back(placement=placement, refund=refund)
