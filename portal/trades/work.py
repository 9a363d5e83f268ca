"""Ratings of services in the operator's part of the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries, runs_page_admin


def register() -> None:
    """Enter the list beside the businesses."""
    register_entries(
        Entry(
            "service-ratings",
            _("Ratings of services"),
            "service-ratings:index",
            82,
            runs_page_admin,
            "check",
            group="villages",
        )
    )
