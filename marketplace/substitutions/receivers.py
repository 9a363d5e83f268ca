"""While an offer waits for its answer its parcel waits too; it goes with a parcel that is split, and with its order."""

from django.dispatch import receiver

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.signals import consignment_moved, parcel_shortened, parcel_split, parcels_joined
from marketplace.placement.signals import order_cancelling
from marketplace.substitutions.exceptions import WaitsForAnswer
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import release


@receiver(consignment_moved, dispatch_uid="substitutions.hold_packing")
def hold_packing(sender, consignment: Consignment, event: ConsignmentEvent, **kwargs) -> None:
    """Refuse to pack what the buyer has not decided."""
    packs = event.undoes_id is None and event.new_status == Consignment.Status.PACKED
    if packs and Substitution.objects.open().filter(consignment=consignment).exists():
        raise WaitsForAnswer(number=consignment.number)


@receiver(parcel_shortened, dispatch_uid="substitutions.hold_line")
def hold_line(sender, consignment: Consignment, adjustment, **kwargs) -> None:
    """Refuse to take off the very line that the buyer is asked about."""
    asked = Substitution.objects.open().filter(line__in=adjustment.lines.values("line"))
    if asked.exists():
        raise WaitsForAnswer(number=consignment.number)


@receiver(parcel_split, dispatch_uid="substitutions.stay")
def stay(sender, consignment: Consignment, later: Consignment, **kwargs) -> None:
    """Let an offer stay with its parcel, and refuse when the pieces in question would leave it."""
    for offer in Substitution.objects.open().filter(consignment=consignment):
        if not consignment.lines.filter(line=offer.line_id, quantity__gte=offer.fewer).exists():
            raise WaitsForAnswer(number=consignment.number)


@receiver(parcels_joined, dispatch_uid="substitutions.go_along")
def go_along(sender, consignment: Consignment, gone: Consignment, **kwargs) -> None:
    """Bring the offers of a part back with it."""
    if Substitution.objects.filter(consignment=gone).update(consignment=consignment):
        Substitution.objects.mark(consignment.pk)


@receiver(order_cancelling, dispatch_uid="substitutions.release")
def set_free(sender, order, **kwargs) -> None:
    """Free what is kept for an order that is cancelled."""
    release(order=order)
