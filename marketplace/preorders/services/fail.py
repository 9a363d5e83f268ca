"""The harvest fails: every buyer gets everything back."""

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import shorten
from marketplace.harvest.models import Preorder
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.locks import StockRecord
from marketplace.placement.models import Adjustment
from marketplace.preorders.services.offer import lock_with_stock
from marketplace.preorders.waiting import waiting

#: So many parcels are ended while the shop manager waits; the clock ends the others within a minute.
AT_ONCE = 20


def fail_preorder(*, preorder: Preorder, reason: str = "", by=None) -> Preorder:
    """Say that the harvest failed, end the parcels that are not packed, and return the preorder. Harmless to repeat.

    Buyers get back what they paid, delivery included, and are written to with `reason`. The preorder is closed first,
    in a transaction of its own, and each parcel follows in another: what a crash leaves, and what is paid for
    meanwhile, settle_failed() ends. Never call it in a transaction.
    """
    preorder = _close(preorder, reason)
    for parcel in waiting(preorder)[:AT_ONCE]:
        _end(parcel, preorder, by)
    return preorder


@transaction.atomic
def _close(preorder: Preorder, reason: str) -> Preorder:
    preorder = lock_with_stock(preorder=preorder)
    if preorder.status != Preorder.Status.FAILED:
        preorder.status, preorder.reason, preorder.failed_at = Preorder.Status.FAILED, reason[:200], timezone.now()
        preorder.save(update_fields=["status", "reason", "failed_at"])
        record = StockRecord.objects.get(product=preorder.product_id)
        # Nothing is left that somebody who looked a moment ago could still take.
        StockRecord.objects.filter(pk=record.pk).update(num_in_stock=record.num_allocated or 0)
    return preorder


def settle_failed() -> str:
    """End what still waits of preorders whose harvest failed, and say how many parcels. Runs each minute."""
    failed = Consignment.objects.to_pack().filter(preorder__status=Preorder.Status.FAILED)
    ended = [_end(parcel, parcel.preorder) for parcel in failed.select_related("preorder").order_by("pk")]
    return f"{sum(ended)} parcels of failed harvests ended"


def _end(parcel: Consignment, preorder: Preorder, by=None) -> bool:
    """Take everything out of one parcel; say whether that was still to be done. One that was just packed is sent."""
    missing = dict(parcel.lines.filter(quantity__gt=0).values_list("pk", "quantity"))
    try:
        shorten(
            consignment=parcel,
            missing=missing,
            reason=Adjustment.Reason.SHORT,
            key=f"preorder-{preorder.pk}-{parcel.number}",
            by=by,
            note=preorder.reason,
        )
    except (ConsignmentError, PlacementError):
        return False
    return True
