"""An order made smaller: less was harvested, the buyer wants less, a complaint was right."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from marketplace.placement import books, locks
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import AdjustedLine, Adjustment, KeptDeposit, LineTerms
from marketplace.placement.services.instead import Instead, add_line
from marketplace.placement.signals import order_adjusted
from marketplace.placement.taking import READ, of_line
from portal.payments import services as payments
from portal.payments.models import Attempt

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Less:
    """What comes off one order line: so many fewer, at their price or at the `amount` (CNY) given; or that alone.

    The deposits of those left out go back with them; `containers` that came back may be all there is.
    """

    quantity: int = 0
    amount: Decimal | None = None
    containers: int = 0


@dataclass(frozen=True)
class Standing:
    """What is left of an order line: how many, how much of its price, how many containers are out at which `deposit`.

    Amounts in CNY; where there is no deposit, no container is counted.
    """

    quantity: int
    amount: Decimal
    containers: int = 0
    deposit: Decimal = NOTHING


@dataclass(frozen=True)
class Taken:
    """What comes off a line, reckoned: how many fewer, CNY off its price, and CNY of deposits for the containers."""

    line: object
    quantity: int
    amount: Decimal
    containers: int = 0
    deposit: Decimal = NOTHING


def standing(*, lines) -> dict[int, Standing]:
    """Return what is left of these order lines, by primary key, in three queries."""
    sums = AdjustedLine.objects.filter(line__in=lines).order_by().values_list("line")
    gone = {line: row for line, *row in sums.annotate(Sum("quantity"), Sum("amount"), Sum("containers"))}
    deposits = dict(LineTerms.objects.filter(line__in=lines, deposit__gt=0).values_list("line", "deposit"))
    kept = dict(KeptDeposit.objects.filter(line__in=lines).values_list("line", "containers")) if deposits else {}
    left = {}
    for line in lines:
        fewer, off, back = gone.get(line.pk, (0, NOTHING, 0))
        amount, deposit = line.line_price_incl_tax - Decimal(off).quantize(FEN), deposits.get(line.pk, NOTHING)
        out = line.quantity - back - kept.get(line.pk, 0) if deposit else 0
        left[line.pk] = Standing(line.quantity - fewer, amount, out, deposit)
    return left


def worth(*, line, left: Standing, fewer: int) -> Decimal:
    """Return what `fewer` of an order line cost after discounts (CNY), so that all of them cost exactly its price.

    It is what the line was worth at the old number less what it is worth at the new one, each rounded half up to the
    fen, and never more than what is left of the price.
    """
    if fewer == left.quantity:
        return left.amount

    def price_of(quantity: int) -> Decimal:
        return (line.line_price_incl_tax * quantity / line.quantity).quantize(FEN, ROUND_HALF_UP)

    return min(price_of(left.quantity) - price_of(left.quantity - fewer), left.amount)


@transaction.atomic
def shrink(
    *,
    order,
    partner_id: int,
    less: Mapping[int, Less],
    reason: str,
    key: str,
    delivery: Decimal = NOTHING,
    by=None,
    note: str = "",
    instead: Instead | None = None,
) -> Adjustment:
    """Take `less` (by order line id) and `delivery` (CNY) off one seller's part of an order; return what was done.

    Goods that were not there leave the stock, what a buyer takes back stays on the shelf; the books follow; what was
    paid is to be refunded (call payments.send_refunds() after the transaction), what was promised is less. What comes
    `instead` is a new line of the order that costs no more than what is taken off. The same `key` again changes
    nothing. Call it with the order's parcels not yet packed when quantities fall. Raises
    MoreThanThereIs when a line holds less than that, and then nothing is changed.
    """
    order, attempt = locks.lock_order_and_attempt(pk=order.pk)
    found = Adjustment.objects.filter(key=key).first()
    if found:
        return found
    taken = _price(order, partner_id, less)
    goods = sum((each.amount for each in taken), NOTHING)
    came = add_line(order=order, instead=instead, at_most=goods) if instead else None
    adjustment = Adjustment.objects.create(
        key=key,
        order=order,
        partner_id=partner_id,
        reason=reason,
        note=note[:200],
        goods=goods,
        delivery=delivery,
        deposit=sum((each.deposit for each in taken), NOTHING),
        by=by,
        instead=came,
        replaced=came.line_price_incl_tax if came else NOTHING,
    )
    AdjustedLine.objects.bulk_create(
        AdjustedLine(
            adjustment=adjustment,
            line=each.line,
            quantity=each.quantity,
            amount=each.amount,
            containers=each.containers,
        )
        for each in taken
    )
    _move_stock(reason, taken)
    books.record_adjusted(adjustment=adjustment)
    _move_money(attempt, adjustment)
    order_adjusted.send(sender=Adjustment, adjustment=adjustment)
    return adjustment


def _price(order, partner_id: int, less: Mapping[int, Less]) -> list[Taken]:
    """Return what comes off each line. Raises MoreThanThereIs."""
    found = order.lines.filter(pk__in=less, partner=partner_id).select_related("product", *READ)
    lines = list(found.prefetch_related("parts").order_by("pk"))
    left = standing(lines=lines)
    if len(lines) != len(less):
        raise MoreThanThereIs
    return [_take(line, less[line.pk], left[line.pk]) for line in lines]


def _take(line, less: Less, rest: Standing) -> Taken:
    fewer, given = less.quantity, less.amount
    amount = worth(line=line, left=rest, fewer=fewer) if given is None else given
    containers = less.containers + (fewer if rest.deposit else 0)
    within = 0 <= fewer <= rest.quantity and 0 <= amount <= rest.amount and 0 <= containers <= rest.containers
    if not within or not (fewer or amount or containers):
        raise MoreThanThereIs
    return Taken(line, fewer, amount, containers, rest.deposit * containers)


def _move_stock(reason: str, taken: list[Taken]) -> None:
    """Take goods that were not there out of the stock, set others free. Of a box every part goes back on the shelf.

    Nobody says which part of it is missing, so its village puts that one's stock right by itself.
    """
    gone: Counter = Counter()
    free: Counter = Counter()
    for line, fewer in ((each.line, each.quantity) for each in taken):
        if fewer and line.num_allocated and (goods := of_line(line, fewer)):
            locks.OrderLine.objects.filter(pk=line.pk).update(num_allocated=F("num_allocated") - fewer)
            not_there = reason in Adjustment.NOT_THERE and not line.parts.all()
            (gone if not_there else free).update(goods)
    locks.lock_stock(pks=gone.keys() | free.keys())
    locks.consume(quantities=gone)
    locks.deallocate(quantities=free)


def _move_money(attempt: Attempt, adjustment: Adjustment) -> None:
    if not adjustment.total:
        return
    if attempt.status == Attempt.Status.PROMISED:
        payments.ask_for_less(attempt=attempt, amount=adjustment.total)
        return
    reason = _("Order %(number)s became smaller") % {"number": adjustment.order.number}
    adjustment.refund = payments.request_refund(
        attempt=attempt, amount=adjustment.total, key=f"adjusted-{adjustment.key}", reason=reason
    )
    adjustment.save(update_fields=["refund"])
