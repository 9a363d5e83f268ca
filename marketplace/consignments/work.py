"""The Today board and the pickup shelf in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.producers.access import minds_a_shelf
from portal.core.work_menu import Entry, register_entries
from portal.villages.policies import manages_a_shop


def register() -> None:
    """Enter the board for shop managers, the shelf for who minds one."""
    register_entries(
        Entry("today", _("Today"), "packing:today", 10, manages_a_shop, "calendar"),
        Entry("shelf", _("Pickup shelf"), "packing:shelf", 30, minds_a_shelf, "shelf"),
    )
