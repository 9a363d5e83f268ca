"""Our fork of Oscar's order app."""

from oscar.apps.order.apps import OrderConfig as CoreOrderConfig


class OrderConfig(CoreOrderConfig):
    name = "marketplace.order"
