"""Notices in the office's part of the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries
from portal.residents.waiting import works_in_an_office
from portal.residents.work import GROUP


def register() -> None:
    """Enter the list of notices."""
    register_entries(Entry("office-notices", _("Notices"), "office_notices:list", 30, works_in_an_office, group=GROUP))
