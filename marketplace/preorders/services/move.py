"""The promised days move: the harvest is late, or early."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.services.create import evening_of
from marketplace.harvest.locks import lock_preorder
from marketplace.harvest.models import Preorder, PreorderMove
from marketplace.preorders import letters
from marketplace.preorders.exceptions import WindowRefused
from marketplace.preorders.waiting import waiting


@transaction.atomic
def move_preorder(
    *, preorder: Preorder, arrives_from: date, arrives_until: date, reason: str = "", by=None
) -> Preorder:
    """Promise other days, for all parcels that are not packed, and return the preorder; every buyer is written to.

    `reason` is the village's word to them. Ordering ends the day before the new days at the latest. The same days again
    change nothing. Raises WindowRefused when the days have passed or are upside down, or the harvest failed.
    """
    preorder = lock_preorder(pk=preorder.pk)
    if (preorder.arrives_from, preorder.arrives_until) == (arrives_from, arrives_until):
        return preorder
    failed = preorder.status == Preorder.Status.FAILED
    if failed or not timezone.localdate() <= arrives_from <= arrives_until:
        raise WindowRefused
    move = PreorderMove.objects.create(
        preorder=preorder,
        old_from=preorder.arrives_from,
        old_until=preorder.arrives_until,
        new_from=arrives_from,
        new_until=arrives_until,
        reason=reason[:200],
        by=by,
    )
    preorder.arrives_from, preorder.arrives_until = arrives_from, arrives_until
    preorder.closes_on = min(preorder.closes_on, arrives_from - timedelta(days=1))
    preorder.save(update_fields=["arrives_from", "arrives_until", "closes_on"])
    parcels = waiting(preorder)
    parcels.update(pack_by=evening_of(preorder.pack_on))
    for parcel in parcels.select_related("order__delivery", "order__user"):
        letters.tell_moved(move=move, order=parcel.order)
    return preorder
