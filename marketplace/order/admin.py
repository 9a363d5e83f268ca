"""Orders in the Django admin: to be looked at. What changes an order goes through the services of placement."""

from django.contrib import admin
from oscar.apps.order.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import ReadOnlyAdmin

for _name in ("Order", "Line", "LinePrice", "OrderNote", "OrderStatusChange", "ShippingAddress", "BillingAddress"):
    _model = get_model("order", _name)
    if admin.site.is_registered(_model):
        _shown = type(admin.site.get_model_admin(_model))
        admin.site.unregister(_model)
        admin.site.register(_model, type(f"ReadOnly{_name}Admin", (ReadOnlyAdmin, _shown), {}))
