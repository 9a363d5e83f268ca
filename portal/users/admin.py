"""Accounts in the Django admin; Oscar's admins search users through it."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as CoreUserAdmin
from django.utils.translation import gettext_lazy as _

from portal.users.models import Consent, User


class ConsentInline(admin.TabularInline):
    """What the person agreed to; nobody changes that."""

    model = Consent
    fields = readonly_fields = ["title", "language", "revision_number", "published_at", "given_at"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(User)
class UserAdmin(CoreUserAdmin):
    ordering = ["id"]
    inlines = [ConsentInline]
    list_display = ["__str__", "email", "phone", "is_staff"]
    search_fields = ["email", "phone", "first_name"]
    readonly_fields = ["phone_is_proven"]
    fieldsets = [
        (None, {"fields": ["email", "phone", "phone_is_proven", "password", "first_name", "language"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["email", "phone", "password1", "password2"]})]

    @admin.display(description=_("number confirmed"), boolean=True)
    def phone_is_proven(self, user: User) -> bool:
        """Say whether a code was answered from the number."""
        return user.has_proven_phone
