"""What must always be true of parcels; check_books says it."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import DecimalField, Exists, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, Round
from oscar.core.loading import get_model

from marketplace.boxes.models import LinePart
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.weigh import price_of
from marketplace.consignments.steps import DONE
from marketplace.placement.models import AdjustedLine, Adjustment, Placement
from portal.ledger.invariants import Finding, register_invariant
from portal.payments.models import Attempt

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("a cancelled order holds no stock, no parcel and no promise", cancelled_orders_hold_nothing)
    register_invariant("a completed order has no parcel under way", completed_orders_are_done)
    register_invariant("parcels hold what is left of their orders, to the piece and the fen", parcels_hold_their_lines)
    register_invariant("each village's delivery price lies once on its parcels", delivery_price_lies_once)
    register_invariant("what is charged by weight left weighed and costs what it weighs", weights_are_paid)


def cancelled_orders_hold_nothing() -> Finding:
    """Nothing is kept for an order that was taken back."""
    cancelled = get_model("order", "Order").objects.filter(status="cancelled")
    live = ~Q(consignments__status=Consignment.Status.CANCELLED) & Q(consignments__isnull=False)
    held = Q(lines__num_allocated__gt=0) | Q(placement__attempt__status=Attempt.Status.PROMISED)
    wrong = cancelled.filter(live | held).distinct()
    return Finding(f"{wrong.count()} of {cancelled.count()}", ", ".join(wrong.values_list("number", flat=True)[:SHOWN]))


def completed_orders_are_done() -> Finding:
    """An order is complete only when every parcel reached its end."""
    completed = get_model("order", "Order").objects.filter(status="completed")
    under_way = Consignment.objects.filter(order__in=completed).exclude(status__in=DONE)
    numbers = ", ".join(under_way.values_list("number", flat=True)[:SHOWN])
    return Finding(f"{under_way.count()} parcels of {completed.count()} orders", numbers)


def _sum(rows, field: str, output) -> Coalesce:
    grouped = rows.filter(line=OuterRef("pk")).order_by().values("line").annotate(sum=Sum(field))
    return Coalesce(Subquery(grouped.values("sum"), output_field=output), 0, output_field=output)


def parcels_hold_their_lines() -> Finding:
    """The pieces of a line in all its parcels are those not taken off it; what was to come in them is all of it.

    What is set aside for a line is what its unpacked parcels hold.
    """
    held, whole, fen = ConsignmentLine.objects.all(), IntegerField(), DecimalField(max_digits=12, decimal_places=2)
    unpacked = held.filter(consignment__status=Consignment.Status.TO_PACK)
    lines = get_model("order", "Line").objects.exclude(order__status="cancelled")
    lines = lines.filter(consignment_lines__isnull=False).distinct()
    found = lines.annotate(
        held=_sum(held, "quantity", whole),
        meant=_sum(held, "ordered", whole),
        cost=Round(_sum(held, "price", fen), 2),
        off=_sum(AdjustedLine.objects.all(), "quantity", whole),
        unpacked=_sum(unpacked, "quantity", whole),
    )
    tracked = Q(product__product_class__track_stock=True) | Q(product__parent__product_class__track_stock=True)
    tracked = tracked & Q(stockrecord__isnull=False) | Q(Exists(LinePart.objects.filter(line=OuterRef("pk"))))
    fine = Q(held=F("quantity") - F("off"), meant=F("quantity"), cost=F("line_price_incl_tax"))
    wrong = found.exclude(fine) | found.filter(tracked).exclude(num_allocated=F("unpacked"))
    named = [f"line {pk}" for pk in wrong.order_by("pk").values_list("pk", flat=True)[:SHOWN]]
    return Finding(f"{held.count()} lines in parcels", ", ".join(named))


def delivery_price_lies_once() -> Finding:
    """What the parcels of a village's part cost to carry is the agreed price less what came off it since."""
    due: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    standing = Placement.objects.filter(order__isnull=False).exclude(order__status="cancelled")
    for order, charges in standing.values_list("order", "snapshot__charges"):
        for partner, charge in charges.items():
            due[order, int(partner)] += Decimal(charge)
    off = Adjustment.objects.exclude(order__status="cancelled").filter(delivery__gt=0)
    for order, partner, amount in off.values_list("order", "partner", "delivery"):
        due[order, partner] -= amount
    carried: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    charged = Consignment.objects.exclude(order__status="cancelled").filter(charge__gt=0)
    for order, partner, amount in charged.values_list("order", "partner", "charge"):
        carried[order, partner] += amount
    wrong = sorted(key for key in due.keys() | carried.keys() if due.get(key, 0) != carried.get(key, 0))
    named = ", ".join(f"order {order} of seller {partner}" for order, partner in wrong[:SHOWN])
    return Finding(f"CNY {sum(carried.values(), Decimal(0)):.2f} for delivery", named)


def weights_are_paid() -> Finding:
    """What left its village was weighed, within what was agreed; it is charged no more than its weight, to the fen.

    What a complaint gave back comes on top.
    """
    rows = ConsignmentLine.objects.filter(line__terms__jin_price__isnull=False, quantity__gt=0)
    rows = rows.exclude(consignment__order__status="cancelled").select_related("line__terms", "consignment")
    unweighed, grams = set(), 0
    charged: defaultdict[int, Decimal] = defaultdict(Decimal)
    prices, wrong = {}, []
    for packed in rows.order_by("pk").iterator():
        prices[packed.line_id] = packed.line.line_price_incl_tax
        if packed.grams is None:
            unweighed.add(packed.line_id)
            if packed.consignment.status not in (Consignment.Status.TO_PACK, Consignment.Status.CANCELLED):
                wrong.append(packed.consignment.number)
            continue
        grams += packed.grams
        charged[packed.line_id] += packed.charged
        if packed.grams > packed.most_grams or packed.charged > price_of(packed, packed.grams):
            wrong.append(packed.consignment.number)
    off = _off(charged.keys() - unweighed)
    wrong += [f"line {pk}" for pk, back in off.items() if prices[pk] - back != charged[pk]]
    return Finding(f"{grams} g charged by weight", ", ".join(wrong[:SHOWN]))


def _off(lines: set[int]) -> dict[int, Decimal]:
    """Return what came off these order lines (CNY) for everything but complaints, 0 included."""
    rows = AdjustedLine.objects.filter(line__in=lines).exclude(adjustment__reason=Adjustment.Reason.COMPLAINT)
    sums = rows.order_by().values_list("line").annotate(sum=Sum("amount"))
    found = {line: Decimal(amount).quantize(Decimal("0.01")) for line, amount in sums}
    return {line: found.get(line, Decimal(0)) for line in lines}
