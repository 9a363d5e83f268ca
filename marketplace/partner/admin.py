"""Sellers in the Django admin; stock and what is reserved of it change through the services alone."""

from django.contrib import admin
from oscar.apps.partner.admin import *  # noqa: F403
from oscar.core.loading import get_model

from portal.core.readonly_admin import ReadOnlyAdmin

StockRecord = get_model("partner", "StockRecord")
_shown = type(admin.site.get_model_admin(StockRecord))
admin.site.unregister(StockRecord)
admin.site.register(StockRecord, type("ReadOnlyStockRecordAdmin", (ReadOnlyAdmin, _shown), {}))
