"""A buyer asks for the invoice of an order, by the order's private link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.consignments.models import Delivery
from marketplace.invoicing.exceptions import InvoicingError
from marketplace.invoicing.forms import InvoiceForm
from marketplace.invoicing.models import Invoice
from marketplace.invoicing.order_note import note_of
from marketplace.invoicing.paper import print_invoice
from marketplace.invoicing.services import correct_title, issue
from portal.core.throttle import throttle


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle("invoice", limit=20, per_seconds=3600)
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form, and issue the invoice; with one there already, another title."""
    delivery = get_object_or_404(Delivery.objects.select_related("order__placement__attempt"), token=token)
    note = note_of(delivery)
    if note is None or not note.may_ask:
        messages.warning(request, _("There is an invoice once the order is paid."))
        return redirect("consignments:track", token=token)
    form = InvoiceForm(request.POST if request.method == "POST" else None, initial=_initial(delivery, note.invoice))
    if request.method == "POST" and form.is_valid():
        return _issued(request, delivery, note.invoice, form)
    context = {"form": form, "note": note, "order": delivery.order, "token": token}
    return render(request, "invoicing/ask.html", context, status=422 if form.errors else 200)


def _initial(delivery: Delivery, invoice: Invoice | None) -> dict:
    if invoice:
        return {"buyer": invoice.buyer, "title": invoice.title, "tax_number": invoice.tax_number}
    return {"buyer": Invoice.Buyer.PERSON, "title": delivery.name}


def _issued(request: HttpRequest, delivery: Delivery, before: Invoice | None, form: InvoiceForm) -> HttpResponse:
    try:
        if before:
            invoice = correct_title(invoice=before, addressee=form.addressee())
        else:
            invoice = issue(order=delivery.order, addressee=form.addressee())
        messages.success(request, _("Invoice %(number)s is issued.") % {"number": invoice.number})
    except InvoicingError as error:
        messages.warning(request, str(error))
    return redirect("consignments:track", token=delivery.token)


@never_cache
@require_safe
def paper(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Give the buyer one of the order's papers as PDF."""
    found = Invoice.objects.filter(order__delivery__token=token).select_related("order", "issuer", "credits")
    return print_invoice(request, get_object_or_404(found, number=number))
