"""Our fork of Oscar's dashboard/offers app."""

from oscar.apps.dashboard.offers.apps import OffersDashboardConfig as CoreOffersDashboardConfig


class OffersDashboardConfig(CoreOffersDashboardConfig):
    name = "marketplace.dashboard.offers"
