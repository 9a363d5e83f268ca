"""Baskets in the Django admin: to be looked at."""

from oscar.apps.basket.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import make_read_only

make_read_only(get_model("basket", name) for name in ("Basket", "Line", "LineAttribute"))
