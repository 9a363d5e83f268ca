"""What must always be true of invoices; check_books says it."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Count, Max, Min, Sum

from marketplace.invoicing.models import Invoice, InvoiceLine, Kind, Series
from marketplace.settlement.models import Movement
from marketplace.settlement.rates import NOTHING
from marketplace.settlement.statements import exact
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("invoice numbers have no gaps", numbers_have_no_gaps)
    register_invariant("invoices less credit notes are what their orders come to", invoices_equal_orders)


def numbers_have_no_gaps() -> Finding:
    """Each series goes from 1 to its last number, each number once."""
    given = Invoice.objects.order_by().values_list("series")
    found = {pk: rest for pk, *rest in given.annotate(Count("pk"), Min("serial"), Max("serial"))}
    wrong = []
    for series in Series.objects.order_by("year", "kind"):
        expected = [series.last, 1, series.last] if series.last else None
        if found.get(series.pk) != expected:
            wrong.append(str(series))
    return Finding(f"{Invoice.objects.count()} papers in {Series.objects.count()} series", ", ".join(wrong))


def invoices_equal_orders() -> Finding:
    """Lines sum to their paper, gross is net and tax, and what stands invoiced is what is left of the order."""
    lines = InvoiceLine.objects.order_by().values_list("invoice")
    sums = {pk: tuple(map(exact, rest)) for pk, *rest in lines.annotate(Sum("gross"), Sum("net"), Sum("tax"))}
    standing: defaultdict[int, Decimal] = defaultdict(Decimal)
    is_open: dict[int, int] = {}
    wrong = []
    for paper in Invoice.objects.order_by("pk"):
        amounts = (paper.gross, paper.net, paper.tax)
        if sums.get(paper.pk) != amounts or paper.net + paper.tax != paper.gross:
            wrong.append(paper.number)
        standing[paper.credits_id or paper.pk] += paper.gross
        if paper.kind == Kind.INVOICE:
            is_open[paper.pk] = paper.order_id if paper.is_open else 0
    due = _orders(set(is_open.values()))
    wrong += [f"invoice {pk}" for pk, order in is_open.items() if standing[pk] != due.get(order, NOTHING)]
    return Finding(f"CNY {sum(standing.values(), NOTHING):.2f} stands invoiced", ", ".join(wrong[:SHOWN]))


def _orders(pks: set[int]) -> dict[int, Decimal]:
    """Return what is left of orders: goods and delivery (CNY)."""
    rows = Movement.objects.filter(order__in=pks, partner__isnull=False).order_by().values_list("order")
    return {
        order: exact(goods) + exact(delivery) for order, goods, delivery in rows.annotate(Sum("goods"), Sum("delivery"))
    }
