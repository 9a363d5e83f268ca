"""Oscar's basket middleware, loaded from our fork's path."""

from oscar.apps.basket.middleware import BasketMiddleware as CoreBasketMiddleware


class BasketMiddleware(CoreBasketMiddleware):
    """Keeps Oscar's lazy basket: nothing is read until a page asks for it."""
