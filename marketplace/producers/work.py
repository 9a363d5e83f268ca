"""My shop in the one menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries
from portal.villages.policies import manages_a_shop


def register() -> None:
    """Enter My shop for shop managers."""
    register_entries(Entry("my-shop", _("My shop"), "my_shop:index", 20, manages_a_shop, "stall"))
