"""Our fork of Oscar's basket app."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.apps import BasketConfig as CoreBasketConfig


class BasketConfig(CoreBasketConfig):
    name = "marketplace.basket"

    def ready(self):
        from marketplace.basket import figures
        from portal.core.cookies import Cookie, register_cookie

        super().ready()
        figures.register()
        days = settings.OSCAR_BASKET_COOKIE_LIFETIME // (24 * 3600)
        register_cookie(Cookie(settings.OSCAR_BASKET_COOKIE_OPEN, _("which basket is yours, without an account"), days))
