"""Our fork of Oscar's search app."""

from oscar.apps.search.apps import SearchConfig as CoreSearchConfig


class SearchConfig(CoreSearchConfig):
    name = "marketplace.search"
