"""The operator's list of payments: what is promised, and the button for money that has arrived."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.payments.models import Attempt, Refund
from portal.payments.services import confirm_promised


class RefundInline(admin.TabularInline):
    """What went back."""

    model = Refund
    extra = 0
    can_delete = False
    fields = readonly_fields = ("amount", "status", "reason", "created_at")

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Attempt)
class AttemptAdmin(admin.ModelAdmin):
    """Nothing is edited by hand; the one action calls the service."""

    list_display = ("description", "amount", "provider", "status", "deadline", "created_at")
    list_filter = ("status", "provider")
    search_fields = ("number", "description", "provider_reference")
    inlines = [RefundInline]
    actions = ["confirm_arrived"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_readonly_fields(self, request, obj=None):
        return [field.name for field in self.model._meta.fields]

    @admin.action(description=_("The money has arrived"), permissions=["change"])
    def confirm_arrived(self, request, queryset):
        """Confirm the promised among the chosen; the others stay as they are."""
        promised = queryset.filter(status=Attempt.Status.PROMISED)
        count = sum(confirm_promised(attempt=attempt).status == Attempt.Status.PAID for attempt in promised)
        sentence = ngettext("%(count)d payment confirmed.", "%(count)d payments confirmed.", count)
        messages.success(request, sentence % {"count": count})
