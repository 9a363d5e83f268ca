"""Our fork of Oscar's dashboard/partners app."""

from oscar.apps.dashboard.partners.apps import PartnersDashboardConfig as CorePartnersDashboardConfig


class PartnersDashboardConfig(CorePartnersDashboardConfig):
    name = "marketplace.dashboard.partners"
