"""Our fork of Oscar's dashboard: the parts that work here, for operators alone."""

from django.urls import path
from django.views.generic import RedirectView
from oscar.apps.dashboard.apps import DashboardConfig as CoreDashboardConfig


class DashboardConfig(CoreDashboardConfig):
    name = "marketplace.dashboard"

    def get_urls(self):
        """Return Oscar's table without what does not work here; products are kept in My shop."""
        from marketplace.dashboard.access import keep

        products = [
            ("catalogue/", "my_shop:index", "catalogue-product-list"),
            ("catalogue/products/create/", "my_shop:new", "catalogue-product-create"),
            ("catalogue/products/<int:pk>/", "my_shop:edit", "catalogue-product"),
        ]
        ours = [
            path(route, RedirectView.as_view(pattern_name=target, query_string=True), name=name)
            for route, target, name in products
        ]
        return keep([*ours, *super().get_urls()])
