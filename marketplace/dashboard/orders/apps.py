"""Our fork of Oscar's dashboard/orders app."""

from oscar.apps.dashboard.orders.apps import OrdersDashboardConfig as CoreOrdersDashboardConfig


class OrdersDashboardConfig(CoreOrdersDashboardConfig):
    name = "marketplace.dashboard.orders"
