"""The operator keeps the list of carriers here."""

from django.contrib import admin

from marketplace.consignments.models import Carrier


@admin.register(Carrier)
class CarrierAdmin(admin.ModelAdmin):
    list_display = ["name", "name_en", "phone", "query_url", "position", "is_active"]
    list_editable = ["position", "is_active"]
    search_fields = ["name", "name_en"]
