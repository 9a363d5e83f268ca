"""Our fork of Oscar's checkout app: one page, and the page that follows the order."""

from django.shortcuts import redirect
from django.urls import path
from oscar.apps.checkout.apps import CheckoutConfig as CoreCheckoutConfig
from oscar.core.loading import get_class


class CheckoutConfig(CoreCheckoutConfig):
    name = "marketplace.checkout"

    def ready(self):
        """Load the two views we have; Oscar's step-by-step ones stay out."""
        self.index_view = get_class("checkout.views", "IndexView")
        self.thankyou_view = get_class("checkout.views", "ThankYouView")

    def get_urls(self):
        """Return our table; whatever else Oscar had here leads to the one page."""
        urls = [
            path("", self.index_view.as_view(), name="index"),
            path("thanks/<str:token>/", self.thankyou_view.as_view(), name="thank-you"),
            path("<path:rest>", lambda request, rest: redirect("checkout:index"), name="elsewhere"),
        ]
        return self.post_process_urls(urls)
