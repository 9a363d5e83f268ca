"""The operator lays down rules here; once one has begun, only its end can be changed."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.placement.models import DepositRule
from marketplace.settlement.models import CommissionRule, FeeRule, RewardRule
from portal.payments.registry import providers, switched_off, title_of


class DatedAdmin(admin.ModelAdmin):
    """Rules by date. Nothing is deleted: what was agreed at which rate must stay to be seen."""

    date_hierarchy = "valid_from"

    def get_readonly_fields(self, request: HttpRequest, obj=None):
        """Return everything but the end and the note for a rule that has begun."""
        if obj is None or not obj.has_begun:
            return ()
        return [field.name for field in obj._meta.fields if field.name not in ("id", "valid_until", "note")]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """Only what has not begun may go."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.has_begun)

    def get_actions(self, request: HttpRequest):
        """Return the actions without deleting many at once."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}


@admin.register(CommissionRule)
class CommissionRuleAdmin(DatedAdmin):
    list_display = ["percent", "producer", "category", "valid_from", "valid_until", "note"]
    list_filter = ["producer", "category"]
    list_select_related = ["producer__village", "category"]


@admin.register(RewardRule)
class RewardRuleAdmin(DatedAdmin):
    list_display = ["amount", "point", "valid_from", "valid_until"]
    list_filter = ["point"]
    list_select_related = ["point"]


@admin.register(DepositRule)
class DepositRuleAdmin(DatedAdmin):
    list_display = ["days", "valid_from", "valid_until"]


@admin.register(FeeRule)
class FeeRuleAdmin(DatedAdmin):
    list_display = ["way", "percent", "fixed", "comes_back", "valid_from", "valid_until"]

    def get_fields(self, request: HttpRequest, obj=None) -> list[str]:
        """Return the provider's title in place of its code once it cannot be changed."""
        provider = "way" if obj and obj.has_begun else "provider"
        return [provider, "percent", "fixed", "comes_back", "valid_from", "valid_until"]

    def get_readonly_fields(self, request: HttpRequest, obj=None):
        """Return also the title, which is no field."""
        return (*super().get_readonly_fields(request, obj), "way")

    @admin.display(description=_("means of payment"), ordering="provider")
    def way(self, rule: FeeRule) -> str:
        """Return the provider as buyers know it."""
        return title_of(rule.provider)

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        """Let the provider be chosen by its title, on or off."""
        if db_field.name != "provider":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        codes = [*providers(), *switched_off()]
        return forms.ChoiceField(label=db_field.verbose_name, choices=[(code, title_of(code)) for code in codes])
