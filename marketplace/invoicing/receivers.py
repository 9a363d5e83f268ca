"""Credit notes follow refunds, in the same transaction."""

from marketplace.invoicing.models import Invoice, Kind
from marketplace.invoicing.services.credit import credit_adjustment, credit_rest, open_invoice
from marketplace.invoicing.services.issue import follow_instead
from marketplace.placement.signals import order_adjusted, order_cancelled
from portal.payments.signals import promise_reopened


def register() -> None:
    """Listen."""
    order_adjusted.connect(on_adjusted, dispatch_uid="invoicing.credit")
    order_cancelled.connect(on_cancelled, dispatch_uid="invoicing.credit_rest")
    promise_reopened.connect(on_reopened, dispatch_uid="invoicing.credit_unpaid")


def on_adjusted(sender, adjustment, **kwargs) -> None:
    """An invoiced order became smaller, or holds something else."""
    if adjustment.instead_id:
        follow_instead(adjustment=adjustment)
    else:
        credit_adjustment(adjustment=adjustment)


def on_cancelled(sender, order, **kwargs) -> None:
    """Nothing of an invoiced order is left."""
    invoice = open_invoice(order=order)
    if invoice:
        credit_rest(invoice=invoice, cause=f"cancelled:{order.number}")


def on_reopened(sender, attempt, **kwargs) -> None:
    """The money had not come after all: an invoice that was issued meanwhile is taken back."""
    invoices = Invoice.objects.filter(order__placement__attempt=attempt, kind=Kind.INVOICE, is_open=True)
    for invoice in invoices:
        credit_rest(invoice=invoice, cause=f"unpaid:{invoice.number}")
