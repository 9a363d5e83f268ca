"""The invoices' part of "download my data". They are kept by law when an account is erased (ADR 0042)."""

from marketplace.invoicing.models import Invoice
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("invoices", invoices)


def invoices(user: User) -> list[dict]:
    """Return the invoices and credit notes of this person's orders; amounts in CNY."""
    found = Invoice.objects.filter(order__user=user).order_by("pk")
    columns = ("number", "kind", "order__number", "title", "tax_number", "gross", "net", "tax", "issued_at")
    return list(found.values(*columns))
