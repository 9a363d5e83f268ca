"""The operator's page of figures, and its tables as files."""

import csv
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.admin_scope import is_operator
from portal.core.cells import defused
from portal.figures.charts import Chart, draw
from portal.figures.kinds import BEGUN, LEFT, ORDERED, VISIT
from portal.figures.periods import PeriodForm
from portal.figures.report import HEADLINES, Report, Step
from portal.figures.subjects import all_subjects

BYTE_ORDER_MARK = "\ufeff"


class OperatorsOnly:
    """For everybody else there is nothing here."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not is_operator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ReportView(OperatorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """This period beside the one before."""

    template_name = "figures/report.html"
    page_title = gettext_lazy("Site figures")
    header_icon = "table"
    http_method_names = ["get", "head", "options"]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        form = PeriodForm(self.request.GET)
        report = Report(form.chosen())
        steps = report.steps(report.days())
        return super().get_context_data(
            form=form,
            period=report.period,
            steps=steps,
            headlines=report.headlines(steps),
            visits=visits_chart(steps),
            baskets=baskets_chart(steps),
            has_baskets=any(step.now[BEGUN] for step in steps),
            tables=report.subjects(),
            missed=report.missed(),
            query=self.request.GET.urlencode(),
            **report.readers(),
            **kwargs,
        )


def named_step(step: Step) -> str:
    """Return the day, or the days, of a column."""
    first = date_format(step.first, "MONTH_DAY_FORMAT")
    if step.first == step.last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": date_format(step.last, "MONTH_DAY_FORMAT")}


def visits_chart(steps: list[Step]) -> Chart:
    """Return the visits as bars, with those of the period before as a line."""
    columns = [[("now", step.now[VISIT], f"{named_step(step)}: {step.now[VISIT]}")] for step in steps]
    return draw(columns, [step.before[VISIT] for step in steps])


def baskets_chart(steps: list[Step]) -> Chart:
    """Return the baskets begun as bars of three parts: ordered, still open, left."""
    columns = []
    for step in steps:
        ordered, left = step.now[ORDERED], step.now[LEFT]
        parts = (
            ("ordered", ordered, pgettext("basket", "ordered")),
            ("open", max(0, step.now[BEGUN] - ordered - left), pgettext("basket", "still open")),
            ("left", left, pgettext("basket", "left")),
        )
        columns.append([(part, number, f"{named_step(step)}: {number} {word}") for part, number, word in parts])
    return draw(columns)


class FileView(OperatorsOnly, View):
    """One of the tables as CSV, whose cells no spreadsheet calculates."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, table: str) -> HttpResponse:
        report = Report(PeriodForm(request.GET).chosen())
        rows = table_rows(report, table)
        response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
        name = f"{table}-{report.period.first}-{report.period.last}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        writer = csv.writer(response)
        writer.writerows([defused(cell) for cell in row] for row in rows)
        return response


def table_rows(report: Report, table: str) -> Iterator[list]:
    """Return a table with its headings. Raises Http404 when there is no such table."""
    subject = next((subject for subject in all_subjects() if subject.kind == table), None)
    if table == "days":
        return day_rows(report)
    if table == "missed":
        return line_rows(report.missed(most=None), _("Looked for"))
    if subject:
        return line_rows(report.read(subject), str(subject.label))
    raise Http404


def day_rows(report: Report) -> Iterator[list]:
    """Yield one row a day with all totals."""
    days = report.days()
    yield [_("Day"), *(str(label) for _kind, label in HEADLINES)]
    for day in sorted(day for day in days if report.period.first <= day <= report.period.last):
        yield [day.isoformat(), *(days[day][kind] for kind, _label in HEADLINES)]


def line_rows(lines, heading: str) -> Iterator[list]:
    """Yield one row for each line."""
    yield [heading, _("Language"), _("Times"), pgettext("period", "Before")]
    for line in lines:
        yield [line.label, line.language, line.now, line.before]
