"""Sites that show our villages, in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries, runs_page_admin


def register() -> None:
    """Enter the list for operators."""
    register_entries(
        Entry(
            "frame-addresses",
            _("Sites that show our villages"),
            "frame-addresses:index",
            90,
            runs_page_admin,
            group="villages",
        )
    )
