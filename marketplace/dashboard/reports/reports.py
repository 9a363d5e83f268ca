"""Oscar's own files (orders that used an offer), harmless to open."""

from django.utils import timezone
from oscar.apps.dashboard.reports.reports import ReportCSVFormatter as CoreReportCSVFormatter
from oscar.apps.dashboard.reports.reports import ReportGenerator, ReportHTMLFormatter

from marketplace.dashboard.cells import SafeCSVWriter

__all__ = ["ReportCSVFormatter", "ReportGenerator", "ReportHTMLFormatter"]


class ReportCSVFormatter(CoreReportCSVFormatter):
    """Oscar's formatter, writing cells no spreadsheet calculates and days every spreadsheet sorts."""

    def get_csv_writer(self, file_handle, **kwargs):
        return SafeCSVWriter(open_file=file_handle, **kwargs)

    def format_datetime(self, dt):
        return f"{timezone.localtime(dt):%Y-%m-%d %H:%M}" if dt else ""
