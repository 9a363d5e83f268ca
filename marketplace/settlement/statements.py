"""Statements: what a payee was due before, what came and went in a period, what is due after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import cached_property

from marketplace.settlement.models import Movement, Payout, PayoutBatch
from marketplace.settlement.payees import Payee
from marketplace.settlement.periods import Period
from marketplace.settlement.querysets import COLUMNS
from marketplace.settlement.rates import FEN, NOTHING


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


@dataclass(frozen=True)
class Statement:
    """A payee's money in a period. Everything is counted by the database; rows come by the page."""

    payee: Payee
    period: Period

    @cached_property
    def _sums(self) -> dict[str, dict]:
        theirs = Movement.objects.filter(**self.payee.where)
        return {row["kind"]: row for row in theirs.sums(self.period.first, self.period.last)}

    @cached_property
    def _paid(self) -> dict[str, Decimal]:
        sums = Payout.objects.filter(**self.payee.where).sums(self.period.first)
        return {name: exact(amount) for name, amount in sums.items()}

    @cached_property
    def rows(self) -> list[Row]:
        """Return one row for each kind of movement that there was, in the order of Movement.Kind."""
        found = self._sums
        return [
            Row(kind, found[kind]["number"], {name: exact(found[kind][name]) for name in COLUMNS})
            for kind in Movement.Kind.values
            if kind in found and found[kind]["number"]
        ]

    @cached_property
    def total(self) -> Row:
        """Return the sums over all kinds."""
        sums = {name: sum((row.sums[name] for row in self.rows), NOTHING) for name in COLUMNS}
        return Row("", sum(row.number for row in self.rows), sums)

    @property
    def lines(self) -> QuerySet:
        """Return the period's movements with all that a line shows, the latest first."""
        here = Movement.objects.filter(**self.payee.where).between(self.period.first, self.period.last)
        return here.select_related("order", "adjustment", "payout_line__payout__batch").order_by("-at", "-pk")

    @cached_property
    def _payouts(self) -> list[Payout]:
        theirs = Payout.objects.filter(**self.payee.where).open_or_paid(self.period.first, self.period.last)
        return list(theirs.select_related("batch").order_by("batch__paid_on", "pk"))

    @property
    def payouts(self) -> list[Payout]:
        """Return what was paid out in the period."""
        return [payout for payout in self._payouts if payout.batch.status == PayoutBatch.Status.PAID]

    @property
    def waiting(self) -> list[Payout]:
        """Return what waits for the bank today."""
        return [payout for payout in self._payouts if payout.batch.status == PayoutBatch.Status.WAITING]

    @property
    def paid_out(self) -> Decimal:
        """Return the sum of the period's payouts."""
        return sum((payout.amount for payout in self.payouts), NOTHING)

    @property
    def opening(self) -> Decimal:
        """Return what was due before the period; below zero when more had gone back than was still due."""
        return sum((exact(row["before"]) for row in self._sums.values()), NOTHING) - self._paid["before"]

    @property
    def closing(self) -> Decimal:
        """Return what is due at the end of the period."""
        return self.opening + self.total.sums["due"] - self.paid_out

    @cached_property
    def balance(self) -> Balance:
        """Return what stands open today."""
        ever = sum((exact(row["ever"]) for row in self._sums.values()), NOTHING)
        payable = Movement.objects.filter(**self.payee.where).payable(until=yesterday()).unpaid()
        now = exact(payable.aggregate(sum=Sum("due"))["sum"])
        return Balance(self.payee, ever - self._paid["paid"], now, self._paid["waiting"])


def yesterday() -> date:
    """Return the last day up to which money is paid out."""
    return timezone.localdate() - timedelta(days=1)


def balances(payees: list[Payee]) -> list[Balance]:
    """Return what stands open with each of them, in their order; three queries however many there are."""
    found = {(payee.kind, payee.pk): Balance(payee) for payee in payees}
    theirs = Q(partner__in=[payee.pk for payee in payees if payee.is_village])
    theirs |= Q(point__in=[payee.pk for payee in payees if not payee.is_village])
    movements = Movement.objects.filter(theirs)
    for key, amount in _by_payee(movements, "due"):
        found[key].due += amount
    for key, amount in _by_payee(movements.payable(until=yesterday()).unpaid(), "due"):
        found[key].payable += amount
    payouts = Payout.objects.filter(theirs).exclude(batch__status="withdrawn").order_by()
    for partner, point, status, amount in payouts.values_list("partner", "point", "batch__status").annotate(
        sum=Sum("amount")
    ):
        balance = found["village", partner] if partner else found["point", point]
        if status == PayoutBatch.Status.PAID:
            balance.due -= exact(amount)
        else:
            balance.waiting += exact(amount)
    return list(found.values())


def _by_payee(rows: QuerySet, column: str) -> Iterator[tuple[tuple[str, int], Decimal]]:
    for partner, point, amount in rows.order_by().values_list("partner", "point").annotate(sum=Sum(column)):
        yield ("village", partner) if partner else ("point", point), exact(amount)
