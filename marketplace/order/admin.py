"""Orders in the Django admin: to be looked at. What changes an order goes through the services of placement."""

from oscar.apps.order.admin import *  # noqa: F403
from oscar.apps.order.admin import LineAdmin, OrderAdmin
from oscar.core.loading import get_model

from portal.core.readonly_admin import make_read_only

#: Codes between machines; the shop's own pages of an order say them in words.
OrderAdmin.exclude = ("status", "shipping_code", "analytics_tracked")
LineAdmin.exclude = ("status",)
make_read_only(get_model("order", name) for name in ("Order", "Line", "ShippingAddress"))
