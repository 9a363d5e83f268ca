"""What must always be true of orders, stock and their money; check_books says it."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.boxes.models import LinePart
from marketplace.placement.books import DEPOSITS, OWED_BACK
from marketplace.placement.choices import ON_SITE
from marketplace.placement.models import AdjustedLine, Adjustment, Held, KeptDeposit, LineTerms, Placement, Reservation
from marketplace.placement.money_back import to_hand_back
from portal.ledger.invariants import HALF_A_FEN, Finding, check_all, register_invariant
from portal.ledger.models import Posting
from portal.payments.models import Attempt, Refund

Basket = get_model("basket", "Basket")
Order = get_model("order", "Order")
OrderLine = get_model("order", "Line")
StockRecord = get_model("partner", "StockRecord")

#: The reaper comes each minute; give it time for a round and a provider that must be asked twice.
GRACE = timedelta(minutes=5)
SHOWN = 5


class BooksBroken(Exception):
    """An invariant does not hold."""


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("reserved stock equals open orders plus live attempts", reserved_stock_is_owned)
    register_invariant("no attempt past its deadline", no_attempt_past_its_deadline)
    register_invariant("no frozen basket without a live attempt", no_basket_left_frozen)
    register_invariant("every order is paid, promised or cancelled and has its parcels", every_order_is_settled)
    register_invariant("money to hand back equals what the books owe", owed_back_is_in_the_books)
    register_invariant("each village is owed what its orders come to", villages_are_owed_their_orders)
    register_invariant("refunds never exceed what was paid", refunds_within_payments)
    register_invariant("deposits in the books are those of the containers that are out", deposits_are_out)
    register_invariant(
        "deposits that were kept are booked once, for containers that did not come back", kept_are_booked
    )


def check_nightly() -> str:
    """Check everything and return a line about it; what is broken is raised, so that the clock keeps and logs it."""
    findings = check_all()
    broken = [f"{name}: {finding.broken}" for name, finding in findings.items() if finding.broken]
    if broken:
        raise BooksBroken("; ".join(broken))
    return f"{len(findings)} invariants hold"


def _sum(queryset, field: str) -> Coalesce:
    grouped = queryset.filter(stockrecord=OuterRef("pk")).order_by().values("stockrecord").annotate(sum=Sum(field))
    return Coalesce(Subquery(grouped.values("sum"), output_field=IntegerField()), 0)


def reserved_stock_is_owned() -> Finding:
    """Each stock record's allocation is exactly what orders not yet packed, live placements and open offers hold.

    Orders hold goods alone and as parts of boxes.
    """
    counted = F("line__num_allocated") * F("quantity")
    in_boxes = LinePart.objects.filter(line__num_allocated__gt=0).annotate(taken=counted)
    reserved = Reservation.objects.filter(placement__status=Placement.Status.RESERVED)
    tracked = Q(product__product_class__track_stock=True) | Q(product__parent__product_class__track_stock=True)
    owned = OrderLine.objects.filter(tracked, stockrecord__isnull=False)
    records = StockRecord.objects.annotate(
        by_orders=_sum(owned, "num_allocated"),
        by_boxes=_sum(in_boxes, "taken"),
        by_attempts=_sum(reserved, "quantity"),
        by_offers=_sum(Held.objects.all(), "quantity"),
        allocated=Coalesce(F("num_allocated"), 0),
    )
    wrong = records.exclude(allocated=F("by_orders") + F("by_boxes") + F("by_attempts") + F("by_offers"))
    allocated = StockRecord.objects.aggregate(sum=Sum("num_allocated"))["sum"] or 0
    in_orders = owned.aggregate(sum=Sum("num_allocated"))["sum"] or 0
    boxed = in_boxes.aggregate(sum=Sum("taken"))["sum"] or 0
    in_attempts = reserved.aggregate(sum=Sum("quantity"))["sum"] or 0
    offered = Held.objects.aggregate(sum=Sum("quantity"))["sum"] or 0
    figure = f"{allocated} reserved = {in_orders} in orders + {boxed} in boxes + {in_attempts} in attempts"
    figure += f" + {offered} offered"
    named = [
        f"record {record.pk}: {record.allocated} reserved, "
        f"{record.by_orders} + {record.by_boxes} + {record.by_attempts} + {record.by_offers} owned"
        for record in wrong[:SHOWN]
    ]
    return Finding(figure, "; ".join(named))


def no_attempt_past_its_deadline() -> Finding:
    """Nobody waits for money longer than agreed."""
    waiting = Attempt.objects.filter(status__in=[Attempt.Status.STARTED, Attempt.Status.PROMISED])
    late = waiting.filter(deadline__lt=timezone.now() - GRACE)
    figure = f"{late.count()} late of {waiting.count()} waiting"
    return Finding(figure, ", ".join(late.values_list("number", flat=True)[:SHOWN]))


def no_basket_left_frozen() -> Finding:
    """A basket is frozen exactly as long as somebody may still pay for it."""
    live = Placement.objects.filter(
        basket=OuterRef("pk"), status=Placement.Status.RESERVED, attempt__status=Attempt.Status.STARTED
    )
    frozen = Basket.objects.filter(status=Basket.FROZEN)
    lost = frozen.exclude(Exists(live))
    figure = f"{lost.count()} lost of {frozen.count()} frozen"
    return Finding(figure, ", ".join(str(pk) for pk in lost.values_list("pk", flat=True)[:SHOWN]))


def every_order_is_settled() -> Finding:
    """No order without money or promise, and none that no village packs."""
    settled = [Attempt.Status.PAID, Attempt.Status.PROMISED]
    fine = Q(status="cancelled") | Q(placement__attempt__status__in=settled)
    unpacked = Q(consignments__isnull=True) & ~Q(delivery__method=ON_SITE)
    rest = Order.objects.filter(~fine | unpacked).distinct()
    rest = rest.select_related("placement__attempt").prefetch_related("adjustments__refund", "consignments")
    wrong = [order.number for order in rest if not _went_back_piece_by_piece(order)]
    return Finding(f"{len(wrong)} unsettled of {Order.objects.count()} orders", ", ".join(wrong[:SHOWN]))


def _went_back_piece_by_piece(order) -> bool:
    """Say whether all that was paid for an order was given back for what was wrong with it: it stands all the same."""
    placement = getattr(order, "placement", None)
    if placement is None or placement.attempt.status != Attempt.Status.REFUNDED or not order.consignments.all():
        return False
    given = [adjustment.refund.amount for adjustment in order.adjustments.all() if adjustment.refund]
    return sum(given, Decimal(0)) == placement.attempt.amount


def owed_back_is_in_the_books() -> Finding:
    """What persons of ours must still hand back is a debt in the books, to the fen."""
    waiting = _fen(to_hand_back().aggregate(sum=Sum("amount"))["sum"])
    booked = -_fen(Posting.objects.filter(account__code=OWED_BACK).aggregate(sum=Sum("amount"))["sum"])
    figure = f"CNY {waiting:.2f} to hand back"
    return Finding(figure, "" if waiting == booked else f"the books owe {booked:.2f}")


def _fen(amount) -> Decimal:
    """Whole hundredths, because SQLite adds decimals as floating point."""
    return Decimal(amount or 0).quantize(Decimal("0.01"))


def villages_are_owed_their_orders() -> Finding:
    """The books owe each village its orders' goods and delivery, less what was adjusted; cancelled ones nothing.

    What the platform keeps of it and what was paid out are entries of rooms above.
    """
    standing = Order.objects.exclude(status="cancelled")
    due: defaultdict[str, Decimal] = defaultdict(Decimal)
    lines = OrderLine.objects.filter(order__in=standing).values_list("partner").order_by()
    for partner, amount in lines.annotate(sum=Sum("line_price_incl_tax")):
        due[f"village:{partner}"] += _fen(amount)
    for charges in Placement.objects.filter(order__in=standing).values_list("snapshot__charges", flat=True):
        for partner, charge in charges.items():
            due[f"village:{partner}"] += _fen(charge)
    less = Adjustment.objects.filter(order__in=standing).values_list("partner").order_by()
    for partner, goods, delivery in less.annotate(sum_goods=Sum("goods"), sum_delivery=Sum("delivery")):
        due[f"village:{partner}"] -= _fen(goods) + _fen(delivery)
    of_orders = Q(entry__key__startswith="order:") | Q(entry__key__startswith="adjusted:")
    of_orders |= Q(entry__key__startswith="cancelled:")
    to_villages = Posting.objects.filter(of_orders, account__code__startswith="village:")
    booked = to_villages.values_list("account__code").order_by()
    owed = {code: -_fen(amount) for code, amount in booked.annotate(sum=Sum("amount"))}
    wrong = sorted(code for code in due.keys() | owed.keys() if due.get(code, 0) != owed.get(code, 0))
    named = [f"{code}: {owed.get(code, 0)} booked, {due.get(code, 0)} due" for code in wrong[:SHOWN]]
    return Finding(f"CNY {sum(due.values()):.2f} owed to {len(due)} villages", "; ".join(named))


def refunds_within_payments() -> Finding:
    """What goes back never exceeds what came in, and only goes back where something came in.

    Less than half a fen more is nothing: see HALF_A_FEN.
    """
    going = Refund.objects.exclude(status=Refund.Status.FAILED)
    came_in = [Attempt.Status.PAID, Attempt.Status.REFUNDED]
    sums = Attempt.objects.annotate(back=Coalesce(Sum("refunds__amount", filter=Q(refunds__in=going)), F("refunded")))
    wrong = sums.filter(Q(back__gt=F("amount") + HALF_A_FEN) | Q(back__gt=HALF_A_FEN) & ~Q(status__in=came_in))
    total = going.aggregate(sum=Sum("amount"))["sum"] or 0
    paid = Attempt.objects.filter(status__in=came_in).aggregate(sum=Sum("amount"))["sum"] or 0
    figure = f"CNY {total:.2f} refunded of {paid:.2f} paid"
    return Finding(figure, ", ".join(wrong.values_list("number", flat=True)[:SHOWN]))


def deposits_are_out() -> Finding:
    """What was paid for containers and has not gone back is held for exactly those that are out, none twice."""
    standing = LineTerms.objects.filter(deposit__gt=0).exclude(line__order__status="cancelled")
    back = AdjustedLine.objects.filter(line=OuterRef("line")).order_by().values("line").annotate(sum=Sum("containers"))
    kept = Coalesce(F("line__kept_deposit__containers"), 0)
    rows = standing.annotate(back=Coalesce(Subquery(back.values("sum"), output_field=IntegerField()), 0) + kept)
    due, out, wrong = Decimal(0), 0, []
    for line, deposit, quantity, gone in rows.values_list("line", "deposit", "line__quantity", "back").iterator():
        out, due = out + quantity - gone, due + deposit * (quantity - gone)
        if gone > quantity:
            wrong.append(f"line {line}: {gone} of {quantity} came back")
    booked = -_fen(Posting.objects.filter(account__code=DEPOSITS).aggregate(sum=Sum("amount"))["sum"])
    if booked != due:
        wrong.append(f"the books hold {booked:.2f}")
    return Finding(f"CNY {due:.2f} for {out} containers", "; ".join(wrong[:SHOWN]))


def kept_are_booked() -> Finding:
    """Each deposit kept is that of its containers, and its one entry with the village."""
    wrong, expected = [], {}
    columns = ("line", "line__partner", "containers", "amount", "line__terms__deposit")
    for line, partner, containers, amount, deposit in KeptDeposit.objects.values_list(*columns).iterator():
        expected[f"kept:{line}", f"village:{partner}"] = amount
        if containers * deposit != amount:
            wrong.append(f"line {line}: {amount:.2f} for {containers}")
    postings = Posting.objects.filter(entry__key__startswith="kept:").exclude(account__code=DEPOSITS)
    columns = ("entry__key", "account__code", "amount")
    booked = {(key, code): -amount for key, code, amount in postings.values_list(*columns)}
    wrong += sorted({key for (key, _code), _amount in booked.items() ^ expected.items()})
    return Finding(f"CNY {sum(expected.values()):.2f} kept of {len(expected)} lines", "; ".join(wrong[:SHOWN]))
