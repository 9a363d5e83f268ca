"""Parcels come and go with their order."""

from django.dispatch import receiver

from marketplace.consignments.services.create import create_consignments
from marketplace.consignments.services.move import cancel_consignments
from marketplace.placement.signals import order_cancelling, order_created


@receiver(order_created, dispatch_uid="consignments.create")
def make_parcels(sender, order, placement, **kwargs) -> None:
    """Make the order's parcels in the transaction that makes the order."""
    create_consignments(order=order, placement=placement)


@receiver(order_cancelling, dispatch_uid="consignments.cancel")
def stop_parcels(sender, order, by, **kwargs) -> None:
    """Stop the parcels, or refuse the cancelling when one is packed."""
    cancel_consignments(order=order, by=by)
