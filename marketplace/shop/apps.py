"""The shop's root: Oscar's URL table, without the account pages that allauth owns."""

from django.urls import include, path
from django.views.generic import RedirectView
from oscar.config import Shop as CoreShop


class Shop(CoreShop):
    name = "oscar"

    def get_urls(self):
        """Return Oscar's table; its password addresses lead to allauth's, one-time links to asking anew."""
        urls = [url for url in super().get_urls() if not (getattr(url, "name", "") or "").startswith("password-reset")]
        reset = RedirectView.as_view(pattern_name="account_reset_password")
        return [
            path("dashboard/", include("marketplace.consignments.packing_urls")),
            *urls,
            path("password-reset/", reset, name="password-reset"),
            path("password-reset/<path:rest>", lambda request, rest: reset(request)),
        ]
