"""An invoice for what a buyer paid."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from marketplace.invoicing import letters
from marketplace.invoicing.exceptions import AlreadyIssued, NoIssuer, NothingChanged, NothingLeft, NotPaid
from marketplace.invoicing.models import Invoice, InvoiceLine, Issuer, Kind
from marketplace.invoicing.numbers import next_number
from marketplace.invoicing.services.credit import credit_rest, open_invoice
from marketplace.invoicing.taxes import OTHER, rates, tax_in
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.models import Adjustment
from marketplace.placement.services import standing
from marketplace.settlement.rates import FEN, NOTHING
from portal.payments.models import Attempt


@dataclass(frozen=True)
class Addressee:
    """Whom an invoice is for: one of Invoice.Buyer, the title, the tax number of a company."""

    buyer: str
    title: str
    tax_number: str = ""


@transaction.atomic
def issue(*, order, addressee: Addressee) -> Invoice:
    """Issue the invoice of a paid order for what is left of it, and return it.

    Raises AlreadyIssued, NotPaid, NothingLeft or NoIssuer; then no number is used up.
    """
    order, attempt = lock_order_and_attempt(pk=order.pk)
    if Invoice.objects.filter(order=order, kind=Kind.INVOICE, is_open=True).exists():
        raise AlreadyIssued
    if order.status == "cancelled":
        raise NothingLeft
    if attempt.status not in (Attempt.Status.PAID, Attempt.Status.REFUNDED):
        raise NotPaid
    return _issue(order, addressee)


@transaction.atomic
def correct_title(*, invoice: Invoice, addressee: Addressee) -> Invoice:
    """Take an invoice back with a credit note and issue a new one with another title or tax number; return that.

    Raises NothingChanged, NothingLeft or NoIssuer; then nothing is changed and no number is used up.
    """
    order, _attempt = lock_order_and_attempt(pk=invoice.order_id)
    invoice = Invoice.objects.get(pk=invoice.pk)
    before = Addressee(invoice.buyer, invoice.title, invoice.tax_number)
    if not invoice.is_open or before == addressee:
        raise NothingChanged
    credit_rest(invoice=invoice, cause=f"corrected:{invoice.number}")
    return _issue(order, addressee)


@transaction.atomic
def follow_instead(*, adjustment: Adjustment) -> Invoice | None:
    """Take the invoice of an order back in which something else came instead, and issue a new one over what is left.

    Returns the new one; None when there was no invoice, or nobody may issue one now (the buyer can ask again later).
    The order's lock is held.
    """
    invoice = open_invoice(order=adjustment.order)
    if invoice is None:
        return None
    credit_rest(invoice=invoice, cause=f"adjusted:{adjustment.key}")
    try:
        return _issue(adjustment.order, Addressee(invoice.buyer, invoice.title, invoice.tax_number))
    except (NoIssuer, NothingLeft):
        return None


def _issue(order, addressee: Addressee) -> Invoice:
    issuer = Issuer.objects.valid_on(timezone.localdate()).order_by("-valid_from", "-pk").first()
    if issuer is None:
        raise NoIssuer
    rows = _goods(order) + _delivery(order)
    if not rows:
        raise NothingLeft
    series, serial, number = next_number(kind=Kind.INVOICE)
    invoice = Invoice.objects.create(
        kind=Kind.INVOICE,
        series=series,
        serial=serial,
        number=number,
        cause=f"invoice:{number}",
        order=order,
        issuer=issuer,
        buyer=addressee.buyer,
        title=addressee.title,
        tax_number=addressee.tax_number,
        gross=sum((row.gross for row in rows), NOTHING),
        net=sum((row.net for row in rows), NOTHING),
        tax=sum((row.tax for row in rows), NOTHING),
        issued_at=timezone.now(),
    )
    for row in rows:
        row.invoice = invoice
    InvoiceLine.objects.bulk_create(rows)
    letters.tell_issued(invoice=invoice)
    return invoice


def _goods(order) -> list[InvoiceLine]:
    """Return one line for each order line of which something is left."""
    lines = list(order.lines.select_related("product__parent", "partner__producer__village").order_by("pk"))
    left = standing(lines=lines)
    percents = rates(on=timezone.localdate(), classes={_class_of(line) for line in lines})
    return [
        _row(
            percent=percents[_class_of(line)],
            gross=left[line.pk].amount,
            line=line,
            title=line.product.get_title() if line.product else line.title,
            village=line.partner.producer.village.name if hasattr(line.partner, "producer") else "",
            quantity=left[line.pk].quantity,
        )
        for line in lines
        if left[line.pk].amount
    ]


def _class_of(line) -> int | None:
    if not line.product:
        return OTHER
    return line.product.product_class_id or (line.product.parent and line.product.parent.product_class_id)


def _delivery(order) -> list[InvoiceLine]:
    """Return the line of the delivery price, none when it was free."""
    charged = sum(map(Decimal, order.placement.snapshot["charges"].values()), NOTHING)
    off = order.adjustments.aggregate(sum=Sum("delivery"))["sum"]
    left = charged - Decimal(off or 0).quantize(FEN)
    percent = rates(on=timezone.localdate(), classes=())[OTHER]
    return [_row(percent=percent, gross=left, quantity=1)] if left else []


def _row(*, percent: Decimal, gross: Decimal, **more) -> InvoiceLine:
    tax = tax_in(gross, percent)
    return InvoiceLine(percent=percent, gross=gross, tax=tax, net=gross - tax, **more)
