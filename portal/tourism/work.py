"""Visits and visitors' questions in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries
from portal.villages.work import keeps_villages


def register() -> None:
    """Enter both; a coordinator finds those of their village."""
    register_entries(
        Entry("questions", _("Questions"), "questions:index", 210, keeps_villages, "question"),
        Entry("visits", _("Visits"), "visits:index", 220, keeps_villages, "visit"),
    )
