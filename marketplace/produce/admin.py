"""The operator checks certificates here."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.produce.models import Certificate


@admin.register(Certificate)
class CertificateAdmin(admin.ModelAdmin):
    list_display = ["__str__", "producer", "product", "lot", "issuer", "valid_until", "checked_on"]
    list_filter = ["checked_on", "kind", "producer"]
    list_select_related = ["producer__village", "product", "lot"]
    search_fields = ["number", "issuer", "lot__code"]
    raw_id_fields = ["product", "lot", "scan"]
    date_hierarchy = "valid_until"
    actions = ["check_today"]

    @admin.action(description=_("Checked today"), permissions=["change"])
    def check_today(self, request, queryset):
        """Show the chosen ones to buyers from today."""
        queryset.update(checked_on=timezone.localdate())
