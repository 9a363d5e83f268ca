"""Our fork of Oscar's dashboard: the parts that work here, for operators alone."""

from django.urls import path
from django.views.generic import RedirectView
from oscar.apps.dashboard.apps import DashboardConfig as CoreDashboardConfig


class DashboardConfig(CoreDashboardConfig):
    name = "marketplace.dashboard"

    def ready(self):
        from marketplace.dashboard import work

        super().ready()
        work.register()

    def get_urls(self):
        """Return Oscar's table without what does not work here; single products are kept in My shop."""
        from marketplace.dashboard.access import keep
        from marketplace.dashboard.catalogue.types import ProductFactsView
        from marketplace.dashboard.money_back import MoneyBackView

        products = [
            ("catalogue/products/create/", "my_shop:new", "catalogue-product-create"),
            ("catalogue/products/<int:pk>/", "my_shop:edit", "catalogue-product"),
        ]
        ours = [
            path(route, RedirectView.as_view(pattern_name=target, query_string=True), name=name)
            for route, target, name in products
        ]
        facts = path("catalogue/products/<int:pk>/facts/", ProductFactsView.as_view(), name="catalogue-product-facts")
        money_back = path("money-back/", MoneyBackView.as_view(), name="money-back")
        return keep([*ours, facts, money_back, *super().get_urls()])
