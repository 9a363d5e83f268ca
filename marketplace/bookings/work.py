"""The calendar in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.bookings.access import hosts
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the calendar for everybody who looks after dates."""
    register_entries(Entry("bookings", _("Calendar"), "bookings:calendar", 225, hosts, "calendar"))
