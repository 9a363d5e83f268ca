"""What must always be true of lots and parcels; check_books says it."""

from datetime import timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from marketplace.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine
from marketplace.produce.models import LotUse, PackedLot
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5
S = Consignment.Status
LEFT_THE_STORE = (S.PACKED, S.ON_THE_ROAD, S.AT_POINT, S.HANDED_OVER)
#: A parcel packed in the very moment in which a lot is opened or closed may name it or not.
GRACE = timedelta(seconds=10)


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("every packed line of a product with a lot in use names its lots", packed_lines_name_lots)
    register_invariant("nothing was packed from a lot after it was closed or recalled", nothing_from_closed_lots)


def packed_lines_name_lots() -> Finding:
    """Lots named sum to what was packed; no line is without one while its product had a lot in use."""
    lines = ConsignmentLine.objects.filter(
        consignment__status__in=LEFT_THE_STORE, quantity__gt=0, line__product__lots__isnull=False
    ).distinct()
    packings = ConsignmentEvent.objects.filter(
        consignment=OuterRef("consignment"), new_status=S.PACKED, undoes=None, undone_by=None
    )
    in_use = LotUse.objects.filter(product=OuterRef("line__product"), since__lte=OuterRef("packed_at") - GRACE)
    in_use = in_use.filter(Q(until=None) | Q(until__gte=OuterRef("packed_at") + GRACE))
    last = packings.order_by().values("consignment").annotate(at=Max("at")).values("at")
    lines = lines.annotate(packed_at=last, had_one=Exists(in_use))
    named = PackedLot.objects.filter(packed=OuterRef("pk")).order_by().values("packed").annotate(sum=Sum("quantity"))
    lines = lines.annotate(named=Coalesce(named.values("sum"), 0))
    wrong = lines.exclude(named=F("quantity")).filter(Q(named__gt=0) | Q(had_one=True))
    unpacked = PackedLot.objects.exclude(packed__consignment__status__in=LEFT_THE_STORE)
    numbers = [*wrong.values_list("consignment__number", flat=True)[:SHOWN]]
    numbers += [*unpacked.values_list("packed__consignment__number", flat=True)[:SHOWN]]
    numbers += _boxes_short_of_lots()
    pieces = PackedLot.objects.aggregate(sum=Sum("quantity", default=0))["sum"]
    return Finding(f"{pieces} pieces in {PackedLot.objects.count()} lines", ", ".join(numbers))


def _boxes_short_of_lots() -> list[str]:
    """Return the parcels in which lots of a part do not sum to what its boxes hold, where any is named."""
    boxes = ConsignmentLine.objects.filter(consignment__status__in=LEFT_THE_STORE, line__parts__isnull=False)
    named = PackedLot.objects.filter(packed=OuterRef("pk"), lot__product=OuterRef("line__parts__product"))
    sums = named.order_by().values("packed").annotate(sum=Sum("quantity")).values("sum")
    rows = boxes.annotate(named=Subquery(sums), held=F("quantity") * F("line__parts__quantity"))
    wrong = rows.filter(named__isnull=False).exclude(named=F("held"))
    return list(wrong.values_list("consignment__number", flat=True)[:SHOWN])


def nothing_from_closed_lots() -> Finding:
    """What is closed or recalled stays where it is."""
    rows = PackedLot.objects.filter(lot__closed_at__isnull=False)
    wrong = rows.filter(Q(at__gt=F("lot__closed_at")) | Q(at__gt=F("lot__recalled_at")))
    numbers = ", ".join(wrong.values_list("packed__consignment__number", flat=True)[:SHOWN])
    return Finding(f"{wrong.count()} of {rows.count()} lines from closed lots", numbers)
