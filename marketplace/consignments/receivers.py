"""Parcels come and go with their order."""

from django.dispatch import receiver

from marketplace.consignments.models import Consignment
from marketplace.consignments.payment import PAID_AT_HAND_OVER
from marketplace.consignments.services.create import create_consignments, end_of_day
from marketplace.consignments.services.move import cancel_consignments
from marketplace.placement.signals import order_cancelling, order_created
from portal.payments.models import Attempt
from portal.payments.signals import attempt_settled


@receiver(order_created, dispatch_uid="consignments.create")
def make_parcels(sender, order, placement, **kwargs) -> None:
    """Make the order's parcels in the transaction that makes the order."""
    create_consignments(order=order, placement=placement)


@receiver(order_cancelling, dispatch_uid="consignments.cancel")
def stop_parcels(sender, order, by, **kwargs) -> None:
    """Stop the parcels, or refuse the cancelling when one is packed."""
    cancel_consignments(order=order, by=by)


@receiver(attempt_settled, dispatch_uid="consignments.money_arrived")
def start_packing(sender, attempt, **kwargs) -> None:
    """Give the villages their days to pack from the day on which a transfer arrived."""
    if attempt.status == Attempt.Status.PAID and attempt.provider != PAID_AT_HAND_OVER:
        waiting = Consignment.objects.filter(
            order__placement__attempt=attempt, status=Consignment.Status.TO_PACK, preorder=None
        )
        for parcel in waiting.select_related("partner__producer"):
            parcel.pack_by = end_of_day(parcel.partner.producer.pack_days)
            parcel.save(update_fields=["pack_by", "changed_at"])
