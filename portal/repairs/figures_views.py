"""The office's page of figures: a month in numbers, a year as a drawing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.figures.charts import Chart, draw
from portal.repairs.months import Month, after, before, first_of, lines_of, year_until
from portal.residents.access import office_only, scope_of

#: The parts of a column from the bottom up, by the names the style sheet of figures knows.
PARTS = (("ordered", "kept"), ("left", "late"), ("open", "waiting"), ("rest", "other"))


@require_safe
@office_only
def figures(request: HttpRequest) -> HttpResponse:
    """Show what was reported in a month (?month=YYYY-MM) and what became of it."""
    scope, today = scope_of(request), timezone.localdate()
    first = first_of(request.GET.get("month", ""), today)
    months = year_until(first, scope.communities)
    context = {
        "scope": scope,
        "first": first,
        "before": f"{before(first):%Y-%m}",
        "after": f"{after(first):%Y-%m}" if after(first) <= today else "",
        "months": months,
        "chart": chart_of(months),
        "total": sum(month.received for month in months),
        "lines": lines_of(first, scope.communities),
    }
    return render(request, "repairs/office/figures.html", context)


def chart_of(months: list[Month]) -> Chart:
    """Return a column for each month: done in time, done late, still open, not done at all."""
    words = {
        "kept": _("%(month)s: %(n)d done in time"),
        "late": _("%(month)s: %(n)d done late"),
        "waiting": _("%(month)s: %(n)d still open"),
        "other": _("%(month)s: %(n)d refused, withdrawn or joined"),
    }
    columns = []
    for month in months:
        name = date_format(month.first, "YEAR_MONTH_FORMAT")
        numbers = [(part, kind, getattr(month, kind)) for part, kind in PARTS]
        columns.append([(part, n, words[kind] % {"month": name, "n": n}) for part, kind, n in numbers])
    return draw(columns)
