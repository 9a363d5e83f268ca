"""The list of arrears: on the page, as a table, on paper, and letters for the letter boxes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.given_files import csv_file
from portal.fees.owing import AGES, overdue_flats, total_of, with_flats
from portal.fees.papers import ARREARS, LETTERS
from portal.fees.scopes import compound_query
from portal.papers.printing import Wish, answer
from portal.residents.access import office_only, scope_of
from portal.residents.flat_views import buildings_of

PER_PAGE = 50
SORTS = ("age", "amount", "flat")


def _rows(request: HttpRequest):
    scope = scope_of(request)
    buildings = buildings_of(scope)
    return scope, buildings, overdue_flats(request, scope, buildings)


@require_safe
@office_only
def arrears(request: HttpRequest) -> HttpResponse:
    """List the flats that owe something overdue."""
    scope, buildings, rows = _rows(request)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "scope": scope,
        "buildings": buildings,
        "page_obj": page,
        "rows": with_flats(page.object_list),
        "ages": AGES,
        "sums": total_of(rows),
        "query": compound_query(scope),
    }
    return render(request, "fees/office/arrears.html", context)


@require_safe
@office_only
def table(request: HttpRequest) -> HttpResponse:
    """Return the list as CSV whose cells no spreadsheet calculates."""
    _scope, _buildings, rows = _rows(request)
    names = (_("Compound"), _("Building"), _("Flat"), _("Bills"), _("Amount"), _("Oldest due day"), _("Days overdue"))
    lines = (_line(row) for row in with_flats(rows))
    return csv_file((names, *lines), name=f"arrears-{timezone.localdate()}")


def _line(row) -> list:
    place = [row.flat.building.community.name, row.flat.building.number, row.flat.number]
    return [*place, row.number, round(row.sum, 2), row.oldest.isoformat(), row.days]


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def print_list(request: HttpRequest) -> HttpResponse:
    """Give the list on paper."""
    return _on_paper(request, ARREARS, _("Arrears"))


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def print_letters(request: HttpRequest) -> HttpResponse:
    """Give a letter for the letter box of each flat on the list."""
    return _on_paper(request, LETTERS, _("Reminder letters"))


def _on_paper(request: HttpRequest, kind: str, title: str) -> HttpResponse:
    _scope, _buildings, rows = _rows(request)
    keys = [row["flat"] for row in rows]
    back = f"{reverse('office_fees:arrears')}?{request.GET.urlencode()}"
    if not keys:
        messages.info(request, _("Nothing is overdue here."))
        return redirect(back)
    return answer(request, Wish(kind, keys, title, back))
