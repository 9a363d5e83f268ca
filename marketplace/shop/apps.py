"""The shop's root: Oscar's URL table, without the account pages that allauth owns."""

from django.urls import include, path
from django.views.generic import RedirectView
from oscar.config import Shop as CoreShop
from oscar.core.loading import get_class


class Shop(CoreShop):
    name = "oscar"

    def get_urls(self):
        """Return Oscar's table; its password addresses lead to allauth's, one-time links to asking anew.

        The shop's own root is the market; pages of offers and wish lists stay away.
        """
        ours = ("home", "password-reset")
        urls = [url for url in super().get_urls() if not (getattr(url, "name", "") or "").startswith(ours)]
        urls = [url for url in urls if getattr(url, "namespace", "") not in ("offer", "wishlists")]
        reset = RedirectView.as_view(pattern_name="account_reset_password", query_string=True)
        return [
            path("dashboard/", include("marketplace.consignments.packing_urls")),
            path("dashboard/complaints/", include("marketplace.complaints.urls")),
            path("dashboard/invoices/", include("marketplace.invoicing.urls")),
            path("dashboard/money/", include("marketplace.settlement.urls")),
            path("dashboard/gift-cards/", include("marketplace.gifts.desk_urls")),
            path("dashboard/calendar/", include("marketplace.bookings.urls")),
            path("dashboard/shifts/", include("marketplace.shifts.urls")),
            path("dashboard/my-shop/", include("marketplace.producers.urls")),
            path("dashboard/my-shop/", include("marketplace.produce.urls")),
            path("dashboard/my-shop/", include("marketplace.sheets.urls")),
            path("dashboard/my-shop/", include("marketplace.answers.urls")),
            path("dashboard/my-shop/", include("marketplace.harvest.urls")),
            path("dashboard/my-shop/", include("marketplace.preorders.urls")),
            path("dashboard/my-shop/", include("marketplace.boxes.urls")),
            path("", RedirectView.as_view(pattern_name="catalogue:index", query_string=True), name="home"),
            path("offers/", include((self.offer_urls(), "offer"))),
            *urls,
            path("password-reset/", reset, name="password-reset"),
            path("password-reset/<path:rest>", lambda request, rest: reset(request)),
        ]

    @staticmethod
    def offer_urls() -> list:
        """Return the names the dashboard links to; offers have no pages of their own yet."""
        to_market = get_class("search.views", "ToMarketView").as_view()
        return [path("", to_market, name="list"), path("<slug:slug>/", to_market, name="detail")]
