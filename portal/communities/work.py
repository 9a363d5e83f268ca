"""Communities in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries, runs_page_admin


def register() -> None:
    """Enter communities and pickup points beside the villages."""
    register_entries(
        Entry("communities", _("Communities"), "communities:index", 30, runs_page_admin, group="villages"),
        Entry("pickup-points", _("Pickup points"), "pickup-points:index", 40, runs_page_admin, group="villages"),
    )
