"""The site figures in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries, runs_page_admin


def register() -> None:
    """Enter the figures before the shop's own."""
    register_entries(Entry("figures", _("Site figures"), "figures:report", 280, runs_page_admin, "report"))
