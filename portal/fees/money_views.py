"""The office's money: sums by month, what the platform owes the company, what it has passed on."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from portal.core.given_files import csv_file
from portal.fees.models import Payout
from portal.fees.scopes import compound_query
from portal.fees.services.payouts import owed_to
from portal.fees.sums import months_of
from portal.fees.tables import payout_table
from portal.residents.access import office_only, scope_of
from portal.residents.models import PropertyCompany, Staff

MONTHS, PAYOUTS = 12, 12


def whole_companies(user) -> list[PropertyCompany]:
    """Return the companies in all of whose compounds this person works: their money together is theirs to see."""
    jobs = Staff.objects.filter(user=user, office=None)
    return list(PropertyCompany.objects.filter(pk__in=jobs.values("company")))


@require_safe
@office_only
def money(request: HttpRequest) -> HttpResponse:
    """Show the months of the compounds, and for whoever works for the whole company what it gets."""
    scope = scope_of(request)
    page = Paginator(months_of(scope.communities), MONTHS).get_page(request.GET.get("page"))
    companies = whole_companies(request.user)
    payouts = Payout.objects.filter(company__in=companies).select_related("company")
    context = {
        "scope": scope,
        "page_obj": page,
        "owed": [(company, owed_to(company)) for company in companies],
        "payouts": payouts[:PAYOUTS],
        "query": compound_query(scope),
    }
    return render(request, "fees/office/money.html", context)


@require_safe
@office_only
def table(request: HttpRequest) -> HttpResponse:
    """Return the months as CSV."""
    names = (
        _("Month due"),
        _("Bills"),
        _("Billed"),
        pgettext("bills", "Paid"),
        _("Of it at the counter"),
        pgettext("bills", "Open"),
    )
    lines = (
        [f"{row.first:%Y-%m}", row.number, row.billed, row.paid, row.at_counter, row.open]
        for row in months_of(scope_of(request).communities)
    )
    return csv_file((names, *lines), name="fees-by-month")


@require_safe
@office_only
def payout_lines(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a payout to the reader's company as CSV."""
    companies = whole_companies(request.user)
    if not companies:
        raise Http404
    return payout_table(get_object_or_404(Payout, pk=pk, company__in=companies), with_flats=True)
