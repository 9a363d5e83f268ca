"""One page for all reports: choose, read, download."""

from datetime import datetime
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import View

from marketplace.dashboard.cells import SafeCSVWriter
from marketplace.dashboard.reports.forms import ReportForm
from marketplace.dashboard.reports.registry import REPORTS, Report, find_report
from portal.core.templatetags.ui import cny

PER_PAGE = 50


class IndexView(View):
    """Shows the first report unless another is asked for; ?download=1 gives it as a file."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the page or the file."""
        typed = request.GET if "report_type" in request.GET else {"report_type": REPORTS[0].code}
        form = ReportForm(typed)
        report = find_report(form.cleaned_data["report_type"]) if form.is_valid() else None
        context = {"form": form, "report": report}
        if report is None:
            return render(request, "oscar/dashboard/reports/index.html", context)
        if not request.user.has_perm(report.permission):
            raise Http404
        records = report.records()
        if report.moment:
            records = records.filter(**form.within(report.moment))
        if "download" in request.GET:
            return _as_file(report, records)
        page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
        context |= {"page_obj": page, "rows": [_shown(report, record) for record in page]}
        return render(request, "oscar/dashboard/reports/index.html", context)


def _as_file(report: Report, records) -> HttpResponse:
    """Return all rows as CSV."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{report.code}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = SafeCSVWriter(open_file=response)
    writer.writerow([str(label) for label in report.columns])
    for record in records.iterator(chunk_size=500):
        writer.writerow([_plain(value) for value in report.row(record)])
    return response


def _plain(value):
    """Return a moment as spreadsheets read it, in local time, all else as it is."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return "" if value is None else value


def _shown(report: Report, record) -> dict:
    """Return address and cells of a row; numbers stand to the right."""
    cells = []
    for value in report.row(record):
        is_number = isinstance(value, (int, Decimal))
        cells.append({"text": _for_readers(value), "is_number": is_number})
    return {"url": report.address(record) if report.address else "", "cells": cells}


def _for_readers(value):
    """Return money and moments the reader's way, all else as it is."""
    if isinstance(value, Decimal):
        return cny(value)
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return _plain(value)
