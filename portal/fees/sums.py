"""Month by month: what was billed for it, what of that is paid, what is open. Billed is paid and open together."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from portal.fees.models import Bill


@dataclass(frozen=True)
class Month:
    """Sums (CNY) of the bills due in a month; withdrawn ones count nowhere, counter-bills where they were due."""

    first: date
    number: int
    billed: Decimal
    paid: Decimal
    at_counter: Decimal
    open: Decimal


def months_of(communities) -> list[Month]:
    """Return the months with bills of these compounds, the newest first; one query."""
    paid, counter = Q(state="paid"), Q(state="paid", lines__state="paid", lines__payment__way="counter")
    rows = Bill.objects.standing().filter(community__in=communities).order_by().annotate(month=TruncMonth("due_on"))
    sums = rows.values("month").annotate(number=Count("pk", distinct=True))
    plain = {row["month"]: row for row in sums.annotate(billed=Sum("amount"), paid=Sum("amount", filter=paid))}
    taken = dict(rows.filter(counter).values_list("month").annotate(sum=Sum("amount")))
    return [_month(month, plain[month], taken.get(month)) for month in sorted(plain, reverse=True)]


def _month(month: date, row: dict, counter) -> Month:
    billed, paid = exact(row["billed"]), exact(row["paid"])
    return Month(month, row["number"], billed, paid, exact(counter), billed - paid)


def exact(amount) -> Decimal:
    """Return whole fen, because SQLite adds decimals as floating point."""
    return Decimal(amount or 0).quantize(Decimal("0.01"))
