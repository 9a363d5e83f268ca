"""Our fork of Oscar's dashboard/reports app."""

from oscar.apps.dashboard.reports.apps import ReportsDashboardConfig as CoreReportsDashboardConfig


class ReportsDashboardConfig(CoreReportsDashboardConfig):
    name = "marketplace.dashboard.reports"
