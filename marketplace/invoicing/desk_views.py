"""Invoices as the operator sees them: the list, as a table, each paper."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.invoicing.models import Invoice
from marketplace.invoicing.paper import print_invoice
from marketplace.invoicing.work import may_see_invoices
from marketplace.producers.access import only_for
from marketplace.settlement.periods import PeriodForm
from marketplace.settlement.querysets import end_of, start_of
from marketplace.settlement.tables import csv_response
from portal.core.cells import defused

PER_PAGE = 50
LONGEST = 60
operators_only = only_for(may_see_invoices)


def _found(request: HttpRequest) -> tuple[QuerySet, PeriodForm, str]:
    """Return the papers of the days asked for, or, by number, order or title, of all days."""
    form, text = PeriodForm(request.GET), request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    papers = Invoice.objects.select_related("order", "credits").order_by("-issued_at", "-pk")
    if text:
        named = Q(number__iexact=text) | Q(order__number=text) | Q(title__icontains=text) | Q(tax_number=text.upper())
        return papers.filter(named), form, text
    period = form.chosen()
    return papers.filter(issued_at__gte=start_of(period.first), issued_at__lt=end_of(period.last)), form, text


@never_cache
@require_safe
@operators_only
def invoices(request: HttpRequest) -> HttpResponse:
    """List invoices and credit notes of a month, or those looked for."""
    papers, form, text = _found(request)
    context = {
        "form": form,
        "text": text,
        "page_obj": Paginator(papers, PER_PAGE).get_page(request.GET.get("page")),
        "query": request.GET.urlencode(),
    }
    return render(request, "invoicing/list.html", context)


@never_cache
@require_safe
@operators_only
def table(request: HttpRequest) -> HttpResponse:
    """Give the same list as a table to be saved."""
    return csv_response(_rows(_found(request)[0]), f"invoices-{timezone.localdate()}")


def _rows(papers: QuerySet) -> Iterator[list]:
    yield [
        *(pgettext("invoice", "Number"), _("Kind"), _("Day"), _("Order"), _("Credits invoice")),
        *(_("Title"), _("Tax number"), _("Without tax"), _("Tax"), _("Amount")),
    ]
    for paper in papers.iterator(chunk_size=2000):
        row = [
            *(paper.number, str(paper.get_kind_display()), timezone.localdate(paper.issued_at).isoformat()),
            *(paper.order.number, paper.credits.number if paper.credits else "", paper.title, paper.tax_number),
            *(paper.net, paper.tax, paper.gross),
        ]
        yield [defused(cell) for cell in row]


@never_cache
@require_safe
@operators_only
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """Give one paper as PDF."""
    found = Invoice.objects.select_related("order", "issuer", "credits")
    return print_invoice(request, get_object_or_404(found, number=number))
