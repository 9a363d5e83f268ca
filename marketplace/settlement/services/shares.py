"""An order's money is shared between villages and platform, at a rate frozen with the order."""

from collections import defaultdict
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from marketplace.placement.models import AdjustedLine, Adjustment, KeptDeposit
from marketplace.producers.models import ProducerProfile
from marketplace.settlement import books
from marketplace.settlement.models import LineCommission, Movement
from marketplace.settlement.parts import lines_of, parcel_of_lines
from marketplace.settlement.rates import FEN, NOTHING, commission_rules, part_back, part_of


@transaction.atomic
def share_order(*, order, charges: dict[str, str]) -> None:
    """Freeze the rate of each line and write down what each village gets of a new order, parcel by parcel.

    `charges` are the sellers' delivery prices by partner id; they go to the village whole. Call it once, in the
    transaction that makes the order, when its parcels are there.
    """
    lines = defaultdict(list)
    for line in order.lines.order_by("pk"):
        lines[line.partner_id].append(line)
    producers = dict(ProducerProfile.objects.filter(partner__in=lines).values_list("partner", "pk"))
    parcels = {held.line_id: held.consignment for held in lines_of(order)}
    frozen, movements = [], []
    for partner, sold in lines.items():
        rows = _freeze(sold, producers.get(partner))
        frozen += rows
        movements += _ordered(order, partner, rows, parcels, Decimal(charges.get(str(partner), "0")))
    LineCommission.objects.bulk_create(frozen)
    Movement.objects.bulk_create(movements)
    amounts: defaultdict[int | None, Decimal] = defaultdict(Decimal)
    for row in movements:
        amounts[row.partner_id] += row.commission
    books.record_commission(key=order.number, text=f"commission: {order.number}", amounts=amounts)


def _freeze(lines: list, producer_id: int | None) -> list[LineCommission]:
    products = {line.product_id for line in lines if line.product_id}
    today = timezone.localdate()
    rules = commission_rules(on=today, producer_id=producer_id, product_ids=products) if producer_id else {}
    rows = []
    for line in lines:
        rule = rules.get(line.product_id)
        percent = rule.percent if rule else NOTHING
        amount = part_of(line.line_price_incl_tax, percent)
        rows.append(LineCommission(line=line, rule=rule, percent=percent, amount=amount))
    return rows


def _ordered(order, partner: int, rows: list[LineCommission], parcels: dict, delivery: Decimal) -> list[Movement]:
    """Return what a village gets, one movement for each parcel, and one for what is in none, such as places."""
    found: defaultdict[object, list[LineCommission]] = defaultdict(list)
    for row in rows:
        found[parcels.get(row.line.pk)].append(row)
    movements = []
    for number, (parcel, held) in enumerate(found.items(), start=1):
        is_last = number == len(found)
        charge = delivery if is_last or parcel is None else min(parcel.charge, delivery)
        delivery -= charge
        key = f"order:{order.number}:{partner}" + (f":{number}" if number > 1 else "")
        movements.append(_movement(order, partner, key, held, charge, parcel))
    return movements


def _movement(order, partner: int, key: str, rows: list[LineCommission], delivery: Decimal, parcel) -> Movement:
    goods = sum((row.line.line_price_incl_tax for row in rows), NOTHING)
    commission = sum((row.amount for row in rows), NOTHING)
    return Movement(
        key=key,
        kind=Movement.Kind.ORDER,
        order=order,
        partner_id=partner,
        consignment=parcel,
        goods=goods,
        delivery=delivery,
        commission=commission,
        due=goods + delivery - commission,
        at=timezone.now(),
    )


@transaction.atomic
def give_back(*, adjustment: Adjustment) -> None:
    """Take the village's part of what an order became smaller, and give it the commission of that back.

    Each line's commission comes back at its frozen rate; what came instead is shared at the rate of what it stands
    for, since it is the same sale; deposits were never the village's. The order's lock is held; once per adjustment.
    """
    if not adjustment.off:
        return
    back = NOTHING
    taken = list(adjustment.lines.select_related("line__commission"))
    before = _off_before(adjustment, [row.line_id for row in taken])
    for row in taken:
        frozen = getattr(row.line, "commission", None)
        if frozen:
            left = row.line.line_price_incl_tax - before.get(row.line_id, NOTHING)
            back += part_back(left=left, off=row.amount, percent=frozen.percent)
    back -= _share_instead(adjustment, taken)
    order, partner = adjustment.order, adjustment.partner_id
    Movement.objects.create(
        key=f"adjusted:{adjustment.key}",
        kind=Movement.Kind.SMALLER,
        order=order,
        partner_id=partner,
        adjustment=adjustment,
        consignment=parcel_of_lines(row.line_id for row in taken),
        goods=adjustment.replaced - adjustment.goods,
        delivery=-adjustment.delivery,
        commission=-back,
        due=back - adjustment.of_the_village,
        at=timezone.now(),
    )
    text = f"commission back: {order.number}"
    books.record_commission(key=f"adjusted:{adjustment.key}", text=text, amounts={partner: -back})


def _share_instead(adjustment: Adjustment, taken: list[AdjustedLine]) -> Decimal:
    """Freeze the rate of the line that came instead and return its commission (CNY)."""
    if adjustment.instead is None:
        return NOTHING
    frozen = next((row.line.commission for row in taken if hasattr(row.line, "commission")), None)
    if frozen is None:  # ordered before there were commissions
        return NOTHING
    amount = part_of(adjustment.replaced, frozen.percent)
    LineCommission.objects.create(line=adjustment.instead, rule=frozen.rule, percent=frozen.percent, amount=amount)
    return amount


def _off_before(adjustment: Adjustment, lines: list[int]) -> dict[int, Decimal]:
    """Return what came off these lines before this adjustment (CNY), by line id."""
    earlier = AdjustedLine.objects.filter(line__in=lines).exclude(adjustment=adjustment)
    sums = earlier.order_by().values_list("line").annotate(off=Sum("amount"))
    return {line: Decimal(off).quantize(FEN) for line, off in sums}


@transaction.atomic
def credit_kept(*, kept: KeptDeposit) -> Movement:
    """Write down that the deposits of containers that never came back are due to their village, whole; once a line.

    The entry in the books is made already (placement/books.py).
    """
    return Movement.objects.create(
        key=f"kept:{kept.line_id}",
        kind=Movement.Kind.KEPT,
        order=kept.line.order,
        partner_id=kept.line.partner_id,
        consignment=parcel_of_lines([kept.line_id]),
        deposit=kept.amount,
        due=kept.amount,
        at=kept.at,
    )


@transaction.atomic
def give_all_back(*, order) -> None:
    """Write down that nothing of a cancelled order is due to anybody; its commission goes back too. Harmless twice."""
    columns = ("goods", "delivery", "commission", "due")
    sums: dict[int | None, dict] = defaultdict(lambda: dict.fromkeys(columns, NOTHING))
    for row in Movement.objects.filter(order=order, partner__isnull=False):
        for name in columns:
            sums[row.partner_id][name] -= getattr(row, name)
    gone = [
        Movement(
            key=f"cancelled:{order.number}:{partner}",
            kind=Movement.Kind.CANCELLED,
            order=order,
            partner_id=partner,
            at=timezone.now(),
            **amounts,
        )
        for partner, amounts in sums.items()
        if any(amounts.values())
    ]
    Movement.objects.bulk_create(gone)
    amounts = {row.partner_id: row.commission for row in gone}
    books.record_commission(key=f"cancelled:{order.number}", text=f"commission back: {order.number}", amounts=amounts)
