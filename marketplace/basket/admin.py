"""Baskets in the Django admin: to be looked at."""

from django.contrib import admin
from oscar.apps.basket.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import ReadOnlyAdmin

for _name in ("Basket", "Line", "LineAttribute"):
    _model = get_model("basket", _name)
    if admin.site.is_registered(_model):
        _shown = type(admin.site.get_model_admin(_model))
        admin.site.unregister(_model)
        admin.site.register(_model, type(f"ReadOnly{_name}Admin", (ReadOnlyAdmin, _shown), {}))
