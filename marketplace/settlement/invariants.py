"""What must always be true of shares, statements and payouts; check_books says it."""

from collections import Counter, defaultdict
from decimal import Decimal

from django.db.models import F, Sum
from oscar.core.loading import get_model

from marketplace.consignments.models import ConsignmentEvent
from marketplace.placement.models import AdjustedLine, Adjustment, KeptDeposit, Placement
from marketplace.settlement.books import COMMISSION, account_of
from marketplace.settlement.models import LineCommission, Movement, Payout, PayoutLine
from marketplace.settlement.querysets import DONE
from marketplace.settlement.rates import NOTHING, part_of
from marketplace.settlement.services.rewards import event_of
from marketplace.settlement.statements import exact
from portal.ledger.invariants import Finding, register_invariant
from portal.ledger.models import Posting

OrderLine = get_model("order", "Line")
SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("each order's commission equals its frozen rate", commission_equals_its_rate)
    register_invariant("every statement equals the sum of its orders", statements_equal_their_orders)
    register_invariant("what is paid out came from parcels that had come to their end", paid_parcels_are_over)
    register_invariant("the books owe each payee what the statements say", books_owe_what_statements_say)
    register_invariant("each parcel, with all its parts, earned one reward at most", one_reward_per_parcel)
    register_invariant("payouts equal their entries and the movements they pay", payouts_equal_entries)


def _share() -> dict[tuple[int, int], Decimal]:
    """Return the commission of what is left of each standing order, by (order, partner), at the frozen rates."""
    off = _off_lines()
    share: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    rows = LineCommission.objects.exclude(line__order__status="cancelled")
    columns = ("line", "line__order", "line__partner", "line__line_price_incl_tax", "percent")
    for line, order, partner, price, percent in rows.values_list(*columns).iterator():
        share[order, partner] += part_of(price - off.get(line, NOTHING), percent)
    return share


def _off_lines() -> dict[int, Decimal]:
    sums = AdjustedLine.objects.order_by().values_list("line").annotate(sum=Sum("amount"))
    return {line: exact(amount) for line, amount in sums}


def _moved(column: str) -> dict[tuple[int, int], Decimal]:
    """Return the sums of a column of the movements, by (order, partner)."""
    rows = Movement.objects.filter(partner__isnull=False).order_by().values_list("order", "partner")
    return {(order, partner): exact(amount) for order, partner, amount in rows.annotate(sum=Sum(column))}


def _wrong(expected: dict, found: dict) -> list:
    return sorted(key for key in expected.keys() | found.keys() if expected.get(key, 0) != found.get(key, 0))


def commission_equals_its_rate() -> Finding:
    """What was frozen is the rate's share of the price, and what stands is the rate's share of what is left."""
    columns = ("line", "line__line_price_incl_tax", "percent", "amount")
    frozen = LineCommission.objects.values_list(*columns).iterator()
    named = [f"line {line}" for line, price, percent, amount in frozen if amount != part_of(price, percent)]
    share = _share()
    named += [f"order {order}" for order, _partner in _wrong(share, _moved("commission"))]
    booked = -exact(Posting.objects.filter(account__code=COMMISSION).aggregate(sum=Sum("amount"))["sum"])
    total = sum(share.values(), NOTHING)
    if booked != total:
        named.append(f"the books hold {booked}")
    return Finding(f"CNY {total:.2f} commission", ", ".join(named[:SHOWN]))


def statements_equal_their_orders() -> Finding:
    """The movements of each order's part sum to what is left of goods and delivery and was kept, less commission."""
    due: defaultdict[tuple[int, int], Decimal] = defaultdict(Decimal)
    standing = OrderLine.objects.exclude(order__status="cancelled").order_by()
    for order, partner, amount in standing.values_list("order", "partner").annotate(sum=Sum("line_price_incl_tax")):
        due[order, partner] += exact(amount)
    placed = Placement.objects.filter(order__isnull=False).exclude(order__status="cancelled")
    for order, charges in placed.values_list("order", "snapshot__charges"):
        for partner, charge in charges.items():
            due[order, int(partner)] += Decimal(charge)
    less = Adjustment.objects.exclude(order__status="cancelled").order_by().values_list("order", "partner")
    for order, partner, goods, delivery in less.annotate(sum_goods=Sum("goods"), sum_delivery=Sum("delivery")):
        due[order, partner] -= exact(goods) + exact(delivery)
    for key, amount in _share().items():
        due[key] -= amount
    kept = KeptDeposit.objects.order_by().values_list("line__order", "line__partner").annotate(sum=Sum("amount"))
    for order, partner, amount in kept:
        due[order, partner] += exact(amount)
    named = [f"order {order} of seller {partner}" for order, partner in _wrong(due, _moved("due"))]
    summed = F("goods") + F("delivery") + F("reward") + F("deposit") - F("commission")
    rows = Movement.objects.annotate(summed=summed).values_list("key", "summed", "due").iterator()
    named += [key for key, whole, amount in rows if exact(whole) != amount]
    return Finding(f"CNY {sum(due.values()):.2f} in {Movement.objects.count()} movements", ", ".join(named[:SHOWN]))


def books_owe_what_statements_say() -> Finding:
    """For each village and point the ledger's balance is its movements less its payouts."""
    said: defaultdict[str, Decimal] = defaultdict(Decimal)
    for sign, rows, column in ((1, Movement.objects.all(), "due"), (-1, Payout.objects.paid(), "amount")):
        for partner, point, amount in rows.order_by().values_list("partner", "point").annotate(sum=Sum(column)):
            said[f"village:{partner}" if partner else f"point:{point}"] += sign * exact(amount)
    theirs = Posting.objects.filter(account__code__startswith="village:") | Posting.objects.filter(
        account__code__startswith="point:"
    )
    sums = theirs.order_by().values_list("account__code").annotate(sum=Sum("amount"))
    booked = {code: -exact(amount) for code, amount in sums}
    named = [f"{code}: {booked.get(code, 0)} booked, {said.get(code, 0)} said" for code in _wrong(said, booked)]
    return Finding(f"CNY {sum(said.values()):.2f} due to {len(said)} payees", "; ".join(named[:SHOWN]))


def payouts_equal_entries() -> Finding:
    """Each payout is the sum of the movements it pays; each paid one has its entry, and no entry is without one."""
    lines = PayoutLine.objects.order_by().values_list("payout").annotate(sum=Sum("movement__due"))
    paid_by = {payout: exact(amount) for payout, amount in lines}
    named, expected = [], {}
    for payout in Payout.objects.exclude(batch__status="withdrawn").select_related("batch"):
        if paid_by.pop(payout.pk, NOTHING) != payout.amount:
            named.append(f"payout {payout.pk}")
        if payout.batch.status == "paid":
            expected[f"payout:{payout.batch.number}:{account_of(payout)}"] = payout.amount
    named += [f"withdrawn payout {pk} still pays" for pk in sorted(paid_by)]
    stray = PayoutLine.objects.exclude(movement__partner=F("payout__partner"), payout__partner__isnull=False)
    stray = stray.exclude(movement__point=F("payout__point"), payout__point__isnull=False)
    named += [f"payout {pk} pays somebody else's" for pk in stray.values_list("payout", flat=True).distinct()[:SHOWN]]
    postings = Posting.objects.filter(entry__key__startswith="payout:", account__code="bank")
    booked = {key: -amount for key, amount in postings.values_list("entry__key", "amount")}
    named += [str(key) for key in _wrong(expected, booked)]
    return Finding(f"CNY {sum(expected.values()):.2f} in {len(expected)} payouts", ", ".join(named[:SHOWN]))


def one_reward_per_parcel() -> Finding:
    """Rewards less those taken back: for hand-overs that stand, and one for all parts of a split parcel."""
    stands: Counter = Counter()
    for key, reward in Movement.objects.filter(point__isnull=False).values_list("key", "reward").iterator():
        stands[event_of(key)] += 1 if reward > 0 else -1
    events = ConsignmentEvent.objects.filter(new_status="handed_over", undone_by=None)
    columns = ("pk", "consignment__order", "consignment__partner", "consignment__preorder")
    families: Counter = Counter()
    for event, *family in events.values_list(*columns).iterator():
        families[tuple(family)] += stands.pop(event, 0)
    named = [f"order {family[0]}" for family, number in families.items() if number not in (0, 1)]
    named += [f"event {event}" for event, number in stands.items() if number]
    return Finding(f"{sum(families.values())} rewards", ", ".join(sorted(named)[:SHOWN]))


def paid_parcels_are_over() -> Finding:
    """Each movement belongs to a parcel of its own order and village; what a payout pays is of no parcel on its way."""
    placed = Movement.objects.filter(consignment__isnull=False)
    stray = placed.exclude(consignment__order=F("order"), consignment__partner=F("partner"))
    paid = PayoutLine.objects.filter(movement__consignment__isnull=False).exclude(movement__order__status="cancelled")
    early = paid.exclude(movement__consignment__status__in=DONE)
    named = [f"movement {key}" for key in stray.values_list("key", flat=True)[:SHOWN]]
    named += [f"paid {key}" for key in early.values_list("movement__key", flat=True)[:SHOWN]]
    return Finding(f"{placed.count()} movements by parcel", ", ".join(named[:SHOWN]))
