"""Bills from a table: the empty one to download, what a filled one would change, and writing it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.given_files import csv_file, xlsx_file
from portal.fees.comparing import NEW, REPLACED, SAME, Plan, compare
from portal.fees.exceptions import PlanMoved
from portal.fees.forms import TemplateForm, UploadForm
from portal.fees.models import Bill
from portal.fees.reading import Table
from portal.fees.scopes import compound_query, one_compound
from portal.fees.services import write_plan
from portal.residents.access import Scope, office_only
from portal.residents.models import Flat

SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
@transaction.non_atomic_requests
def upload(request: HttpRequest) -> HttpResponse:
    """Read a table and show what it would change; with do=write, write it as it was shown."""
    scope = one_compound(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    table = form.cleaned_data["table"] if request.method == "POST" and form.is_valid() else None
    context = {"scope": scope, "form": form, "query": compound_query(scope), "template": TemplateForm()}
    if table and request.POST.get("do") == "write" and not table.wrong:
        try:
            return _write(request, scope, table)
        except PlanMoved as error:
            messages.warning(request, str(error))
    if table:
        context |= _dry_run(table, compare(community=scope.chosen.community, rows=table.rows))
    return render(request, "fees/office/upload.html", context, status=422 if form.errors else 200)


def _write(request: HttpRequest, scope: Scope, table: Table) -> HttpResponse:
    seen = request.POST.get("seen", "")
    plan = write_plan(community=scope.chosen.community, rows=table.rows, seen=seen, by=request.user)
    number = len(plan.to_write)
    messages.success(request, ngettext("%(n)d bill written.", "%(n)d bills written.", number) % {"n": number})
    return redirect(reverse("office_fees:bills") + compound_query(scope))


def _dry_run(table: Table, plan: Plan) -> dict:
    wrong = sorted([*table.wrong, *plan.wrong])
    return {
        "text": table.text,
        "mark": plan.mark,
        "new_count": plan.count(NEW),
        "replaced": [change for change in plan.changes if change.what == REPLACED][:SHOWN],
        "replaced_count": plan.count(REPLACED),
        "same_count": plan.count(SAME),
        "blank_count": len(table.blank),
        "wrong": wrong[:SHOWN],
        "wrong_count": len(wrong),
        "new": [change for change in plan.changes if change.what == NEW][:SHOWN],
        "total": sum(change.row.amount for change in plan.to_write),
        "write_count": len(plan.to_write),
    }


@require_safe
@office_only
def template(request: HttpRequest) -> HttpResponse:
    """Give a table with a row for each flat of the compound; the amounts are left to fill in."""
    scope = one_compound(request)
    form = TemplateForm(request.GET)
    if not form.is_valid():
        context = {"scope": scope, "form": UploadForm(), "query": compound_query(scope), "template": form}
        return render(request, "fees/office/upload.html", context, status=422)
    rows = [_headings(), *_rows(scope, form.cleaned_data)]
    name = f"fees-{scope.chosen.community.slug}-{form.cleaned_data['period']}"
    if form.cleaned_data["form"] == "csv":
        return csv_file(rows, name=name)
    return xlsx_file(rows, name=name, title=pgettext("bills", "Fees"))


def _headings() -> list[str]:
    return [
        _("Building"),
        _("Flat"),
        pgettext("bills", "Fee"),
        pgettext("bills", "Period"),
        _("Amount"),
        _("Due on"),
        _("Note"),
    ]


def _rows(scope: Scope, filled: dict):
    kind = capfirst(Bill.Kind(filled["kind"]).label)
    flats = Flat.objects.in_communities(scope.communities).order_by("building__rank", "rank")
    for building, number in flats.values_list("building__number", "number"):
        yield [building, number, kind, filled["period"], "", filled["due_on"].isoformat(), ""]
