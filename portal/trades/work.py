"""Ratings of services in the operator's part of the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.admin_scope import is_operator
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the list beside the businesses."""
    register_entries(
        Entry(
            "service-ratings",
            _("Ratings of services"),
            "service-ratings:index",
            82,
            is_operator,
            "check",
            group="villages",
        )
    )
