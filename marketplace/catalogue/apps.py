"""Our fork of Oscar's catalogue app."""

from oscar.apps.catalogue.apps import CatalogueConfig as CoreCatalogueConfig


class CatalogueConfig(CoreCatalogueConfig):
    name = "marketplace.catalogue"
