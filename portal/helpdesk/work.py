"""Letters to us in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries, runs_page_admin


def register() -> None:
    """Enter the letters."""
    register_entries(Entry("letters", _("Letters to us"), "letters-to-us:index", 230, runs_page_admin, "letter"))
