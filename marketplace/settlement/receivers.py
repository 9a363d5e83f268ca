"""Shares, rewards and fees follow orders, parcels and payments, in the same transaction."""

from marketplace.consignments.models import Consignment
from marketplace.consignments.signals import consignment_moved, parcel_shortened, parcel_split, parcels_joined
from marketplace.placement.signals import deposits_kept, order_adjusted, order_cancelled, order_created
from marketplace.settlement import parts, services
from portal.payments.models import Attempt
from portal.payments.signals import attempt_settled, fee_known, promise_reopened, refund_done


def register() -> None:
    """Listen."""
    order_created.connect(on_created, dispatch_uid="settlement.share")
    order_adjusted.connect(on_adjusted, dispatch_uid="settlement.give_back")
    order_cancelled.connect(on_cancelled, dispatch_uid="settlement.give_all_back")
    deposits_kept.connect(on_kept, dispatch_uid="settlement.keep")
    consignment_moved.connect(on_moved, dispatch_uid="settlement.reward")
    parcel_split.connect(on_split, dispatch_uid="settlement.divide")
    parcels_joined.connect(on_joined, dispatch_uid="settlement.unite")
    parcel_shortened.connect(on_shortened, dispatch_uid="settlement.part_gone")
    attempt_settled.connect(on_money, dispatch_uid="settlement.fee")
    promise_reopened.connect(on_money, dispatch_uid="settlement.fee_undone")
    fee_known.connect(on_bill, dispatch_uid="settlement.fee_told")
    refund_done.connect(on_refund, dispatch_uid="settlement.fee_back")


def on_created(sender, order, placement, **kwargs) -> None:
    """Freeze the rates and write down what each village gets."""
    services.share_order(order=order, charges=placement.snapshot["charges"])


def on_adjusted(sender, adjustment, **kwargs) -> None:
    """The village gets less, and so does the platform."""
    services.give_back(adjustment=adjustment)


def on_cancelled(sender, order, **kwargs) -> None:
    """Nobody gets anything."""
    services.give_all_back(order=order)


def on_kept(sender, kept, **kwargs) -> None:
    """Containers never came back: what was held for them is the village's."""
    services.credit_kept(kept=kept)


def on_moved(sender, consignment, event, **kwargs) -> None:
    """A hand-over at a shelf earns its reward; one that is taken back does not."""
    if Consignment.Status.HANDED_OVER in (event.old_status, event.new_status):
        services.settle_reward(consignment=consignment)


def on_split(sender, consignment, later, **kwargs) -> None:
    """What is sent later is paid out later."""
    parts.divide(consignment=consignment, later=later)


def on_joined(sender, consignment, gone, **kwargs) -> None:
    """What was to be sent later is sent with the rest."""
    parts.unite(consignment=consignment, gone=gone)


def on_shortened(sender, consignment, adjustment, **kwargs) -> None:
    """What was left out belongs to its parcel; a part that came to nothing may have been the last one waited for."""
    parts.follow_shortened(consignment=consignment, adjustment=adjustment)
    if consignment.status == Consignment.Status.CANCELLED:
        services.settle_reward(consignment=consignment)


def on_money(sender, attempt, **kwargs) -> None:
    """Money came, or had not come after all, whatever it was for: book the provider's fee."""
    if attempt.status in (Attempt.Status.PAID, Attempt.Status.PROMISED):
        services.book_fee(attempt=attempt)


def on_refund(sender, refund, **kwargs) -> None:
    """Money went back: perhaps some of the fee comes back."""
    services.book_fee(attempt=refund.attempt)


def on_bill(sender, attempt, amount, **kwargs) -> None:
    """The provider's bill names what it kept of a payment, or gave back of that."""
    services.take_told_fee(attempt=attempt, amount=amount)
