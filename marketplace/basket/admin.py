"""Baskets in the Django admin: to be looked at."""

from oscar.apps.basket.admin import *  # noqa: F403
from oscar.apps.basket.admin import BasketAdmin
from oscar.core.loading import get_model

from portal.core.readonly_admin import make_read_only

BasketAdmin.list_display = ("id", "owner", "status", "date_created", "date_submitted")
make_read_only(get_model("basket", name) for name in ("Basket", "Line"))
