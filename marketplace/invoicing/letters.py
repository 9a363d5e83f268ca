"""A letter to the buyer with each invoice and credit note."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.invoicing.models import Invoice, Kind
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from portal.letters import compose
from portal.outbox.services import register_handler, send

ISSUED = "invoicing.issued"


def register() -> None:
    """Enter the kind of work with the outbox."""
    register_handler(ISSUED, write_issued)


def tell_issued(*, invoice: Invoice) -> None:
    """Promise the buyer a letter about a new paper; who gave no e-mail address finds it on the order's page."""
    if address_of(invoice.order):
        send(key=f"invoice:{invoice.number}", kind=ISSUED, payload={"invoice": invoice.pk})


def write_issued(payload: dict) -> None:
    """Write to the buyer in the order's language."""
    invoice = Invoice.objects.select_related("order__delivery", "order__user", "credits").get(pk=payload["invoice"])
    order = invoice.order
    to = address_of(order)
    if not to:
        return
    with translation.override(order.delivery.language):
        subjects = {
            Kind.INVOICE: _("Your invoice %(number)s for order %(order)s"),
            Kind.CREDIT: _("Credit note %(number)s for order %(order)s"),
        }
        path = reverse("invoice:paper", kwargs={"token": order.delivery.token, "number": invoice.number})
        context = {
            "invoice": invoice,
            "order": order,
            "order_path": order_path(order),
            "paper": settings.WAGTAILADMIN_BASE_URL + path,
        }
        subject = subjects[Kind(invoice.kind)] % {"number": invoice.number, "order": order.number}
        letter = compose(template="invoicing/mail/issued", subject=subject, context=context, to=to)
    letter.send()
