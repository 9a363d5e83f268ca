"""Our fork of Oscar's shipping app."""

from oscar.apps.shipping.apps import ShippingConfig as CoreShippingConfig


class ShippingConfig(CoreShippingConfig):
    name = "marketplace.shipping"
