"""Our fork of Oscar's dashboard/vouchers app."""

from oscar.apps.dashboard.vouchers.apps import VouchersDashboardConfig as CoreVouchersDashboardConfig


class VouchersDashboardConfig(CoreVouchersDashboardConfig):
    name = "marketplace.dashboard.vouchers"
