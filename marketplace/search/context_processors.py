"""What every template of the shop may ask for."""

from django.conf import settings
from django.http import HttpRequest


def shop(request: HttpRequest) -> dict:
    """Return the names Oscar's own templates expect."""
    return {
        "shop_name": settings.OSCAR_SHOP_NAME,
        "shop_tagline": "",
        "homepage_url": settings.OSCAR_HOMEPAGE,
        "call_home": False,
        "anon_checkout_allowed": settings.OSCAR_ALLOW_ANON_CHECKOUT,
    }
