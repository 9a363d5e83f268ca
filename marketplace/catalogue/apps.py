"""Our fork of Oscar's catalogue app."""

from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.apps import CatalogueConfig as CoreCatalogueConfig
from oscar.core.loading import get_class


class CatalogueConfig(CoreCatalogueConfig):
    name = "marketplace.catalogue"

    def ready(self):
        from marketplace.catalogue import figures, receivers  # noqa: F401
        from marketplace.catalogue.kinds import by_title, product_rows, show_products
        from marketplace.catalogue.sitemaps import ProductSitemap, ShelfSitemap
        from portal.core.sitemaps import add_section
        from portal.site_search.kinds import Kind, register

        super().ready()
        figures.register()
        add_section("products", ProductSitemap)
        add_section("market", ShelfSitemap)
        self.range_view = get_class("search.views", "ToMarketView")
        register(
            Kind(
                name="products",
                label=_("Products"),
                rows=product_rows,
                show=show_products,
                order=30,
                named=by_title,
            )
        )
