"""An invoice as PDF. It is made anew from its rows each time: they never change."""

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.utils.translation import get_language

from marketplace.invoicing.models import Invoice
from portal.papers.pdf import can_print, render_pdf
from portal.papers.printing import pdf_response

TEMPLATE = "invoicing/paper.html"


def print_invoice(request: HttpRequest, invoice: Invoice) -> HttpResponse:
    """Return the paper in the language now active; a page to print where the machine makes no PDF."""
    context = {"invoice": invoice, "lines": invoice.lines.all()}
    if not can_print():
        return SimpleTemplateResponse(TEMPLATE, context, headers={"Cache-Control": "private, no-store"})
    return pdf_response(render_pdf(template=TEMPLATE, context=context, language=get_language()), name=invoice.number)
