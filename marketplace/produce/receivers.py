"""A parcel packed or unpacked names its lots in the same transaction."""

from collections.abc import Mapping

from django.dispatch import receiver

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.signals import consignment_moved
from marketplace.produce.services.packing import forget_lots, write_lots

PACKED = Consignment.Status.PACKED


@receiver(consignment_moved, dispatch_uid="produce.lots")
def follow_lots(sender, consignment, event: ConsignmentEvent, answers: Mapping[str, str], **kwargs) -> None:
    """Write or take back the lots of a parcel."""
    if event.undoes_id is None and event.new_status == PACKED:
        write_lots(consignment=consignment, answers=answers)
    elif event.undoes_id is not None and event.old_status == PACKED:
        forget_lots(consignment=consignment)
