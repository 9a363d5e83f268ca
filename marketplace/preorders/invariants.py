"""What must always be true of preorders; check_books says it."""

from datetime import timedelta

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.create import evening_of
from marketplace.harvest.models import Preorder
from marketplace.placement.locks import StockRecord
from marketplace.placement.models import Placement, Reservation
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5
#: The clock comes each minute.
GRACE = timedelta(minutes=15)


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("what is reserved of a preorder lies in its parcels and live attempts", reserved_is_in_parcels)
    register_invariant("a preorder has parcels of its own, due when it is promised", parcels_are_apart_and_due)
    register_invariant("nothing waits of a preorder whose harvest failed", failed_ones_are_ended)


def _sum(rows, outer: str) -> Coalesce:
    grouped = rows.order_by().values(outer).annotate(sum=Sum("quantity"))
    return Coalesce(Subquery(grouped.values("sum"), output_field=IntegerField()), 0)


def reserved_is_in_parcels() -> Finding:
    """The cap's stock record holds as reserved exactly what parcels not yet packed and live attempts hold."""
    held = ConsignmentLine.objects.filter(
        consignment__status=Consignment.Status.TO_PACK, line__stockrecord=OuterRef("pk")
    )
    paying = Reservation.objects.filter(placement__status=Placement.Status.RESERVED, stockrecord=OuterRef("pk"))
    records = StockRecord.objects.filter(product__preorder__isnull=False).annotate(
        parcelled=_sum(held, "line__stockrecord"),
        paying=_sum(paying, "stockrecord"),
        taken=Coalesce(F("num_allocated"), 0),
    )
    wrong = records.exclude(taken=F("parcelled") + F("paying"))
    named = [f"{row.partner_sku}: {row.taken} reserved, {row.parcelled} + {row.paying} held" for row in wrong[:SHOWN]]
    taken = records.aggregate(sum=Sum("taken"))["sum"] or 0
    return Finding(f"{taken} reserved of {records.count()} preorders", "; ".join(named))


def parcels_are_apart_and_due() -> Finding:
    """No parcel mixes a preorder with anything else but what came instead, with its buyer's consent.

    Those not packed are due as their promise says; what was split off is due on the day its buyer was told instead.
    """
    lines = ConsignmentLine.objects.filter(consignment=OuterRef("pk"))
    same = Q(line__product__preorder=OuterRef("preorder"))
    mixed = Exists(lines.exclude(same).filter(line__came_for=None)) & Q(preorder__isnull=False)
    mixed |= Exists(lines.filter(line__product__preorder__isnull=False)) & Q(preorder=None)
    wrong = list(Consignment.objects.filter(mixed).values_list("number", flat=True)[:SHOWN])
    waiting = Consignment.objects.to_pack().filter(preorder__isnull=False, split_from=None).select_related("preorder")
    wrong += [parcel.number for parcel in waiting if parcel.pack_by != evening_of(parcel.preorder.pack_on)][:SHOWN]
    return Finding(f"{len(waiting)} preorder parcels to pack", ", ".join(wrong))


def failed_ones_are_ended() -> Finding:
    """Nobody waits for a harvest that failed, and nobody can still order it."""
    failed = Preorder.objects.filter(status=Preorder.Status.FAILED, failed_at__lt=timezone.now() - GRACE)
    still = Consignment.objects.to_pack().filter(preorder__in=failed)
    late = still.filter(changed_at__lt=timezone.now() - GRACE).values_list("number", flat=True)
    return Finding(f"{failed.count()} failed harvests", ", ".join(late[:SHOWN]))
