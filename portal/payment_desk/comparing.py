"""What a bill says beside what we say, line by line. Called inside the transaction that keeps the statement."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from portal.payment_desk.models import Line, Statement
from portal.payments.models import Attempt, Refund
from portal.payments.providers import BillEntry

PAID = (Attempt.Status.PAID, Attempt.Status.REFUNDED)
Problem, Kind = Line.Problem, Line.Kind


def compare(*, statement: Statement, entries: list[BillEntry]) -> None:
    """Write a line for each entry, and one for each payment and refund of ours that the provider does not know."""
    numbers = {entry.number for entry in entries}
    attempts = {a.number: a for a in Attempt.objects.filter(provider=statement.provider, number__in=numbers)}
    statement.lines.all().delete()
    Line.objects.bulk_create(_line(statement, entry, attempts.get(entry.number)) for entry in entries)
    _compare_refunds(statement, [*attempts.values(), *_sent_back_lately(statement)])
    Line.objects.bulk_create(
        Line(
            statement=statement,
            kind=Kind.PAYMENT,
            key=attempt.number,
            number=attempt.number,
            here=attempt.amount,
            attempt=attempt,
            problem=Problem.ONLY_HERE,
        )
        for attempt in _paid_here_alone(statement)
    )


def _line(statement: Statement, entry: BillEntry, attempt: Attempt | None) -> Line:
    return Line(
        statement=statement,
        kind=entry.kind,
        key=entry.key,
        number=entry.number,
        amount=entry.amount,
        here=attempt.amount if attempt and entry.kind == Kind.PAYMENT else None,
        fee=entry.fee,
        attempt=attempt,
        problem=_problem(entry, attempt),
    )


def _problem(entry: BillEntry, attempt: Attempt | None) -> str:
    if attempt is None:
        return Problem.UNKNOWN_HERE if entry.kind == Kind.PAYMENT else Problem.SENT_BACK_THERE
    if entry.kind == Kind.REFUND:
        return ""  # refunds of one attempt are compared together, below
    if attempt.amount != entry.amount:
        return Problem.OTHER_AMOUNT
    return "" if attempt.status in PAID else Problem.NOT_PAID_HERE


def _span(statement: Statement) -> tuple[datetime, datetime]:
    """Return the beginning of the day before, for what began before midnight, and the end of the day."""
    first = timezone.make_aware(datetime.combine(statement.day, time.min))
    return first - timedelta(days=1), first + timedelta(days=1)


def _paid_here_alone(statement: Statement) -> list[Attempt]:
    """Return what was begun and paid around this day and stands on no bill of this provider."""
    first, end = _span(statement)
    ours = Attempt.objects.filter(provider=statement.provider, status__in=PAID, amount__gt=0)
    ours = ours.filter(created_at__gte=first, settled_at__lt=end)
    return list(ours.exclude(bill_lines__kind=Kind.PAYMENT).order_by("pk"))


def _sent_back_lately(statement: Statement) -> list[Attempt]:
    first, end = _span(statement)
    refunds = Refund.objects.filter(
        status=Refund.Status.DONE, handed_back_on=None, attempt__provider=statement.provider
    )
    refunds = refunds.filter(created_at__gte=first, created_at__lt=end)
    return [refund.attempt for refund in refunds.select_related("attempt")]


def _compare_refunds(statement: Statement, attempts: list[Attempt]) -> None:
    """Hold what went back there, on all bills so far, against what we sent back."""
    pks = {attempt.pk for attempt in attempts}
    there = _sums(Line.objects.filter(attempt__in=pks, kind=Kind.REFUND, amount__isnull=False))
    sent = Refund.objects.filter(attempt__in=pks).exclude(status=Refund.Status.FAILED).filter(handed_back_on=None)
    done, asked = _sums(sent.filter(status=Refund.Status.DONE)), _sums(sent)
    for attempt in {attempt.pk: attempt for attempt in attempts}.values():
        if there[attempt.pk] > asked[attempt.pk]:
            lines = statement.lines.filter(attempt=attempt, kind=Kind.REFUND)
            lines.update(problem=Problem.SENT_BACK_THERE, here=asked[attempt.pk])
        elif there[attempt.pk] < done[attempt.pk]:
            Line.objects.create(
                statement=statement,
                kind=Kind.REFUND,
                key=attempt.number,
                number=attempt.number,
                here=done[attempt.pk] - there[attempt.pk],
                attempt=attempt,
                problem=Problem.SENT_BACK_HERE,
            )


def _sums(rows) -> defaultdict[int, Decimal]:
    sums = rows.order_by().values_list("attempt").annotate(sum=Sum("amount"))
    return defaultdict(Decimal, dict(sums))
