"""Sent mail in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, may, register_entries, to_records


def register() -> None:
    """Enter the mail beside the other records."""
    url, is_open = "admin:outbox_sentmail_changelist", may("outbox.view_sentmail", to_records)
    register_entries(Entry("sent-mail", _("Sent messages"), url, 20, is_open, group="records"))
