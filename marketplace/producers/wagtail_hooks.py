"""The market in the page admin."""

from wagtail import hooks

from marketplace.producers.choosing import product_chooser


@hooks.register("register_admin_viewset")
def market_viewsets():
    return [product_chooser]
