"""Sent mail, for the operator of a site without a mail server to read."""

from django.contrib import admin

from portal.outbox.models import SentMail


@admin.register(SentMail)
class SentMailAdmin(admin.ModelAdmin):
    list_display = ["subject", "to", "sent_at"]
    search_fields = ["subject", "to"]
    fields = readonly_fields = ["to", "subject", "sent_at", "text"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
