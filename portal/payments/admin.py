"""The operator's list of payments: what is promised, and the button for money that has arrived."""

from django.contrib import admin, messages
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt, Refund
from portal.payments.registry import title_of
from portal.payments.services import confirm_promised


class RefundInline(admin.TabularInline):
    """What went back, or must be handed back."""

    model = Refund
    extra = 0
    can_delete = False
    fields = readonly_fields = ("amount", "status", "reason", "created_at", "handed_back_on", "handed_back_by", "note")

    def has_add_permission(self, request, obj=None):
        return False


class MeansFilter(admin.SimpleListFilter):
    """The means of payment by the names buyers see; those switched off since by their code."""

    title = _("means of payment")
    parameter_name = "provider"

    def lookups(self, request, model_admin):
        codes = Attempt.objects.order_by().values_list("provider", flat=True).distinct()
        return sorted((code, title_of(code)) for code in codes)

    def queryset(self, request, queryset):
        return queryset.filter(provider=self.value()) if self.value() else queryset


@admin.register(Attempt)
class AttemptAdmin(admin.ModelAdmin):
    """Nothing is edited by hand; the one action calls the service."""

    list_display = ("description", "sum", "means", "state", "deadline", "created_at")
    list_filter = ("status", MeansFilter)
    search_fields = ("number", "description", "provider_reference")
    fields = readonly_fields = (
        *("number", "description", "sum", "means", "state", "sum_refunded"),
        *("created_at", "deadline", "settled_at", "provider_reference"),
    )
    inlines = [RefundInline]
    actions = ["confirm_arrived"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("amount"), ordering="amount")
    def sum(self, attempt: Attempt) -> str:
        return cny(attempt.amount)

    @admin.display(description=_("given back"), ordering="refunded")
    def sum_refunded(self, attempt: Attempt) -> str:
        return cny(attempt.refunded)

    @admin.display(description=_("means of payment"), ordering="provider")
    def means(self, attempt: Attempt) -> str:
        return title_of(attempt.provider)

    @admin.display(description=_("status"), ordering="status")
    def state(self, attempt: Attempt) -> str:
        return capfirst(attempt.get_status_display())

    @admin.action(description=_("The money has arrived"), permissions=["change"])
    def confirm_arrived(self, request, queryset):
        """Confirm the promised among the chosen; the others stay as they are."""
        promised = queryset.filter(status=Attempt.Status.PROMISED)
        count = sum(confirm_promised(attempt=attempt).status == Attempt.Status.PAID for attempt in promised)
        sentence = ngettext("%(count)d payment confirmed.", "%(count)d payments confirmed.", count)
        messages.success(request, sentence % {"count": count})
