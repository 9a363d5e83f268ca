"""Statements: what a payee was due before, what came and went in a period, what is due after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.functional import cached_property

from marketplace.settlement.models import Movement, Payout
from marketplace.settlement.payees import Payee
from marketplace.settlement.periods import Period
from marketplace.settlement.querysets import start_of
from marketplace.settlement.rates import FEN, NOTHING

COLUMNS = ("goods", "delivery", "commission", "reward", "due")


def exact(amount) -> Decimal:
    """Return a sum as whole fen: SQLite adds decimals as floating point."""
    return Decimal(amount or 0).quantize(FEN)


@dataclass(frozen=True)
class Row:
    """All movements of one kind: how many, and the sum of each column (CNY)."""

    kind: str
    number: int
    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys(COLUMNS, NOTHING))

    @property
    def label(self) -> str:
        """Return the kind in words."""
        return str(Movement.Kind(self.kind).label) if self.kind else ""


@dataclass(frozen=True)
class Statement:
    """A payee's money in a period. Everything is counted by the database; rows come by the page."""

    payee: Payee
    period: Period

    @cached_property
    def rows(self) -> list[Row]:
        """Return one row for each kind of movement that there was, in the order of Movement.Kind."""
        found = {row["kind"]: row for row in self.movements.sums()}
        return [
            Row(kind, found[kind]["number"], {name: exact(found[kind][name]) for name in COLUMNS})
            for kind in Movement.Kind.values
            if kind in found
        ]

    @cached_property
    def total(self) -> Row:
        """Return the sums over all kinds."""
        sums = {name: sum((row.sums[name] for row in self.rows), NOTHING) for name in COLUMNS}
        return Row("", sum(row.number for row in self.rows), sums)

    @property
    def movements(self) -> QuerySet:
        """Return the period's movements."""
        return Movement.objects.filter(**self.payee.where).between(self.period.first, self.period.last)

    @property
    def lines(self) -> QuerySet:
        """Return the period's movements with all that a line shows, the latest first."""
        return self.movements.select_related("order", "adjustment", "payout_line__payout__batch").order_by("-at", "-pk")

    @cached_property
    def payouts(self) -> list[Payout]:
        """Return what was paid out in the period."""
        paid = self._paid.filter(batch__paid_on__range=(self.period.first, self.period.last))
        return list(paid.select_related("batch").order_by("batch__paid_on", "pk"))

    @property
    def paid_out(self) -> Decimal:
        """Return the sum of the period's payouts."""
        return sum((payout.amount for payout in self.payouts), NOTHING)

    @cached_property
    def opening(self) -> Decimal:
        """Return what was due before the period; below zero when more had gone back than was still due."""
        before = Movement.objects.filter(**self.payee.where, at__lt=start_of(self.period.first))
        paid = self._paid.filter(batch__paid_on__lt=self.period.first)
        return exact(before.aggregate(sum=Sum("due"))["sum"]) - exact(paid.aggregate(sum=Sum("amount"))["sum"])

    @property
    def closing(self) -> Decimal:
        """Return what is due at the end of the period."""
        return self.opening + self.total.sums["due"] - self.paid_out

    @property
    def _paid(self) -> QuerySet:
        return Payout.objects.paid().filter(**self.payee.where)


@dataclass
class Balance:
    """What stands open with a payee today (CNY): all of it, what could be paid now, what waits for the bank."""

    payee: Payee
    due: Decimal = NOTHING
    payable: Decimal = NOTHING
    waiting: Decimal = NOTHING

    @property
    def later(self) -> Decimal:
        """Return what is due for orders that are still under way."""
        return self.due - self.payable - self.waiting


def balances(payees: list[Payee]) -> list[Balance]:
    """Return what stands open with each of them, in their order; four queries however many there are."""
    found = {(payee.kind, payee.pk): Balance(payee) for payee in payees}
    yesterday = timezone.localdate() - timedelta(days=1)
    who = {
        "partner__in": [payee.pk for payee in payees if payee.is_village],
        "point__in": [payee.pk for payee in payees if not payee.is_village],
    }
    payable = Movement.objects.payable(until=yesterday).unpaid()
    for key, amount in _by_payee(Movement.objects.all(), "due", who):
        found[key].due += amount
    for key, amount in _by_payee(payable, "due", who):
        found[key].payable += amount
    for key, amount in _by_payee(Payout.objects.paid(), "amount", who):
        found[key].due -= amount
    for key, amount in _by_payee(Payout.objects.waiting(), "amount", who):
        found[key].waiting += amount
    return list(found.values())


def _by_payee(rows: QuerySet, column: str, who: dict[str, list[int]]) -> Iterator[tuple[tuple[str, int], Decimal]]:
    theirs = rows.filter(partner__in=who["partner__in"]) | rows.filter(point__in=who["point__in"])
    sums = theirs.order_by().values_list("partner", "point").annotate(sum=Sum(column))
    for partner, point, amount in sums:
        yield ("village", partner) if partner else ("point", point), exact(amount)
