"""Reports as files, harmless to open."""

from oscar.apps.dashboard.reports.reports import ReportCSVFormatter as CoreReportCSVFormatter
from oscar.apps.dashboard.reports.reports import ReportGenerator, ReportHTMLFormatter

from marketplace.dashboard.cells import SafeCSVWriter

__all__ = ["ReportCSVFormatter", "ReportGenerator", "ReportHTMLFormatter"]


class ReportCSVFormatter(CoreReportCSVFormatter):
    """Oscar's formatter, writing cells no spreadsheet calculates."""

    def get_csv_writer(self, file_handle, **kwargs):
        return SafeCSVWriter(open_file=file_handle, **kwargs)
