"""The desk of payments in the one menu, beside the orders."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, Group, register_entries, register_group, runs_page_admin


def register() -> None:
    """Enter both pages."""
    register_group(Group("payments", _("Payments"), "card", 305))
    register_entries(
        Entry("means", _("Means of payment"), "payment-desk:means", 10, runs_page_admin, group="payments"),
        Entry(
            "statements",
            _("Providers' statements"),
            "payment-desk:statements",
            20,
            runs_page_admin,
            group="payments",
        ),
    )
