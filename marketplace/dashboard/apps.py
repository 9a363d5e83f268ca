"""Our fork of Oscar's dashboard app."""

from oscar.apps.dashboard.apps import DashboardConfig as CoreDashboardConfig


class DashboardConfig(CoreDashboardConfig):
    name = "marketplace.dashboard"
