"""Our fork of Oscar's basket app."""

from oscar.apps.basket.apps import BasketConfig as CoreBasketConfig


class BasketConfig(CoreBasketConfig):
    name = "marketplace.basket"

    def ready(self):
        from marketplace.basket import figures

        super().ready()
        figures.register()
