"""To which parcel a village's money belongs, and what becomes of that when parcels are split, joined or emptied.

Only where a movement belongs changes, or into how many rows it is divided; what they sum to, on each day, does not.
"""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, QuerySet, Value, When

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.shorten import parts_of
from marketplace.placement.models import Adjustment
from marketplace.settlement.models import LineCommission, Movement
from marketplace.settlement.querysets import DONE
from marketplace.settlement.rates import NOTHING, part_of


def lines_of(order) -> QuerySet:
    """Return the lines of an order's parcels, each with its parcel."""
    return ConsignmentLine.objects.filter(consignment__order=order).select_related("consignment").order_by("pk")


def parcel_of_lines(lines: Iterable[int]) -> Consignment | None:
    """Return the parcel that holds these order lines, None for what is in none.

    Of several the one that has come to its end first: what goes back is taken off what is paid out next.
    """
    is_over = Case(When(status__in=DONE, then=Value(0)), default=Value(1))
    return Consignment.objects.filter(lines__line__in=list(lines)).order_by(is_over, "pk").first()


@transaction.atomic
def divide(*, consignment: Consignment, later: Consignment) -> None:
    """Give the share of what was put into a `later` parcel a row of its own; delivery stays with the first.

    The order's lock is held. Nothing for an order from before shares were kept by parcel: it waits for all parcels.
    """
    whole = _share_of(consignment)
    if whole is None:
        return
    moved = list(later.lines.all())
    rates = LineCommission.objects.filter(line__in=[held.line_id for held in moved])
    percents = dict(rates.values_list("line", "percent"))
    goods = sum((held.price for held in moved), NOTHING)
    commission = sum((part_of(held.price, percents.get(held.line_id, NOTHING)) for held in moved), NOTHING)
    part = Movement(key=f"{whole.key}:parcel:{later.pk}", kind=whole.kind, order=whole.order, partner=whole.partner)
    part.consignment, part.at, part.due = later, whole.at, NOTHING
    _add(part, goods, commission)
    _add(whole, -goods, -commission)


@transaction.atomic
def unite(*, consignment: Consignment, gone: Consignment) -> None:
    """Put the share of a parcel that is `gone` back to the one it is joined with, and all else that belonged to it."""
    whole, part = _share_of(consignment), _share_of(gone)
    if whole and part:
        _add(whole, part.goods, part.commission, part.delivery)
        part.delete()
    Movement.objects.filter(consignment=gone).update(consignment=consignment)


def _share_of(consignment: Consignment) -> Movement | None:
    """Return the row of what was ordered in a parcel."""
    return Movement.objects.filter(consignment=consignment, kind=Movement.Kind.ORDER).order_by("pk").first()


def _add(share: Movement, goods: Decimal, commission: Decimal, delivery: Decimal = NOTHING) -> None:
    share.goods, share.commission, share.delivery = (
        share.goods + goods,
        share.commission + commission,
        share.delivery + delivery,
    )
    share.due += goods + delivery - commission
    share.save()


def follow_shortened(*, consignment: Consignment, adjustment: Adjustment) -> None:
    """Let what was left out of a parcel belong to it; of an emptied one all belongs to what is still sent, if anything.

    The delivery price goes there too, so it is not paid out before that is handed over.
    """
    Movement.objects.filter(adjustment=adjustment).update(consignment=consignment)
    if consignment.status == Consignment.Status.CANCELLED:
        other = parts_of(consignment=consignment).exclude(pk=consignment.pk).first()
        if other:
            Movement.objects.filter(consignment=consignment).update(consignment=other)
