"""Our fork of Oscar's dashboard/ranges app."""

from oscar.apps.dashboard.ranges.apps import RangesDashboardConfig as CoreRangesDashboardConfig


class RangesDashboardConfig(CoreRangesDashboardConfig):
    name = "marketplace.dashboard.ranges"
