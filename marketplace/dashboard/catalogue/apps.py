"""Our fork of Oscar's dashboard/catalogue app."""

from oscar.apps.dashboard.catalogue.apps import CatalogueDashboardConfig as CoreCatalogueDashboardConfig


class CatalogueDashboardConfig(CoreCatalogueDashboardConfig):
    name = "marketplace.dashboard.catalogue"
