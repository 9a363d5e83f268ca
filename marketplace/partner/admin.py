"""Sellers in the Django admin; stock and what is reserved of it change through the services alone."""

from oscar.apps.partner.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import make_read_only

make_read_only([get_model("partner", "StockRecord")])
