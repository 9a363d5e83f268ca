"""Orders in the Django admin: to be looked at. What changes an order goes through the services of placement."""

from oscar.apps.order.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import make_read_only

NAMES = ("Order", "Line", "LinePrice", "OrderNote", "OrderStatusChange", "ShippingAddress", "BillingAddress")
make_read_only(get_model("order", name) for name in NAMES)
