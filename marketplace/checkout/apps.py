"""Our fork of Oscar's checkout app."""

from oscar.apps.checkout.apps import CheckoutConfig as CoreCheckoutConfig


class CheckoutConfig(CoreCheckoutConfig):
    name = "marketplace.checkout"
