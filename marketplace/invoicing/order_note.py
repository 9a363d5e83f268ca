"""What the buyer's page says about invoices: the way to ask for one, and those there are."""

from dataclasses import dataclass, field

from django.utils import timezone

from marketplace.consignments.beside import register_order_note
from marketplace.consignments.models import Delivery
from marketplace.invoicing.models import Invoice, Issuer, Kind
from portal.payments.models import Attempt


@dataclass
class Note:
    """`may_ask` shows the way to an invoice, or to another title for the one that stands (`invoice`)."""

    token: str
    may_ask: bool
    invoice: Invoice | None = None
    papers: list[Invoice] = field(default_factory=list)


def register() -> None:
    """Enter the note."""
    register_order_note("invoicing/_order_note.html", note_of)


def note_of(delivery: Delivery) -> Note | None:
    """Return the note of a paid order, None before there is anything to say; two queries, none before it is paid."""
    order, attempt = delivery.order, delivery.order.placement.attempt
    if attempt.status not in (Attempt.Status.PAID, Attempt.Status.REFUNDED):
        return None
    papers = list(Invoice.objects.filter(order=order).order_by("pk"))
    is_open = next((paper for paper in papers if paper.kind == Kind.INVOICE and paper.is_open), None)
    fine = order.status != "cancelled" and attempt.status == Attempt.Status.PAID
    may_ask = fine and (is_open is not None or Issuer.objects.valid_on(timezone.localdate()).exists())
    return Note(delivery.token, may_ask, is_open, papers) if may_ask or papers else None
