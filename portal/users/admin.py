"""Accounts in the Django admin; Oscar's admins search users through it."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as CoreUserAdmin
from django.utils.translation import gettext_lazy as _

from portal.users.models import User


@admin.register(User)
class UserAdmin(CoreUserAdmin):
    ordering = ["id"]
    list_display = ["__str__", "email", "phone", "is_staff"]
    search_fields = ["email", "phone", "first_name"]
    fieldsets = [
        (None, {"fields": ["email", "phone", "password", "first_name", "language"]}),
        (_("Permissions"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["email", "phone", "password1", "password2"]})]
