"""A credit note follows what is given back, by itself and in the same transaction."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from marketplace.invoicing import letters
from marketplace.invoicing.models import Invoice, InvoiceLine, Kind
from marketplace.invoicing.numbers import next_number
from marketplace.invoicing.taxes import tax_back
from marketplace.placement.models import Adjustment
from marketplace.settlement.rates import FEN, NOTHING

#: Of each line (None: delivery) how many fewer, and how much (CNY) goes back.
Off = dict[int | None, tuple[int, Decimal]]


@transaction.atomic
def credit_adjustment(*, adjustment: Adjustment) -> Invoice | None:
    """Issue the credit note for what an invoiced order became smaller, once; None when there is no invoice.

    The order's lock is held.
    """
    invoice = open_invoice(order=adjustment.order)
    if invoice is None or not adjustment.total:
        return None
    off: Off = {row.line_id: (row.quantity, row.amount) for row in adjustment.lines.all() if row.amount}
    if adjustment.delivery:
        off[None] = (0, adjustment.delivery)
    return _credit(invoice, off, f"adjusted:{adjustment.key}")


@transaction.atomic
def credit_rest(*, invoice: Invoice, cause: str) -> Invoice | None:
    """Take back all that is left of an invoice and close it; return the credit note, None when nothing was left.

    The order's lock is held.
    """
    left = left_of(invoice=invoice)
    off: Off = {row.line_id: (left[row.line_id][0], left[row.line_id][1]) for row in invoice.lines.all()}
    note = _credit(invoice, {line: gone for line, gone in off.items() if gone[1]}, cause)
    Invoice.objects.filter(pk=invoice.pk).update(is_open=False)
    return note


def open_invoice(*, order) -> Invoice | None:
    """Return the invoice of an order that stands."""
    return Invoice.objects.filter(order=order, kind=Kind.INVOICE, is_open=True).first()


def left_of(*, invoice: Invoice) -> Off:
    """Return how many and how much (CNY) of each line of an invoice its credit notes have left."""
    gone = InvoiceLine.objects.filter(invoice__credits=invoice).order_by().values_list("line")
    back = {
        line: (many, Decimal(sum).quantize(FEN)) for line, many, sum in gone.annotate(Sum("quantity"), Sum("gross"))
    }
    left = {}
    for row in invoice.lines.all():
        many, amount = back.get(row.line_id, (0, NOTHING))
        left[row.line_id] = (max(row.quantity - many, 0), row.gross + amount)
    return left


def _credit(invoice: Invoice, off: Off, cause: str) -> Invoice | None:
    found = Invoice.objects.filter(cause=cause).first()
    if found or not off:
        return found
    left, rows = left_of(invoice=invoice), []
    for row in invoice.lines.all():
        if row.line_id not in off:
            continue
        many, amount = off[row.line_id]
        tax = tax_back(left=left[row.line_id][1], off=amount, percent=row.percent)
        words = {"line_id": row.line_id, "title": row.title, "village": row.village, "percent": row.percent}
        rows.append(InvoiceLine(**words, quantity=many, gross=-amount, tax=-tax, net=tax - amount))
    series, serial, number = next_number(kind=Kind.CREDIT)
    note = Invoice.objects.create(
        kind=Kind.CREDIT,
        series=series,
        serial=serial,
        number=number,
        cause=cause,
        order=invoice.order,
        credits=invoice,
        issuer=invoice.issuer,
        buyer=invoice.buyer,
        title=invoice.title,
        tax_number=invoice.tax_number,
        gross=sum((row.gross for row in rows), NOTHING),
        net=sum((row.net for row in rows), NOTHING),
        tax=sum((row.tax for row in rows), NOTHING),
        issued_at=timezone.now(),
    )
    for row in rows:
        row.invoice = note
    InvoiceLine.objects.bulk_create(rows)
    letters.tell_issued(invoice=note)
    return note
