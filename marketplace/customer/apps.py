"""Our fork of Oscar's customer app."""

from oscar.apps.customer.apps import CustomerConfig as CoreCustomerConfig


class CustomerConfig(CoreCustomerConfig):
    name = "marketplace.customer"
