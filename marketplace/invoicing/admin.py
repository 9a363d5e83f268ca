"""Tax rates and issuers, laid down by the operator."""

from django.contrib import admin

from marketplace.invoicing.models import Issuer, TaxRate
from marketplace.settlement.admin import DatedAdmin


@admin.register(TaxRate)
class TaxRateAdmin(DatedAdmin):
    list_display = ["percent", "product_class", "valid_from", "valid_until"]
    list_filter = ["product_class"]
    list_select_related = ["product_class"]


@admin.register(Issuer)
class IssuerAdmin(DatedAdmin):
    list_display = ["name", "tax_number", "valid_from", "valid_until"]
