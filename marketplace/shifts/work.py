"""Picking shifts in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.producers.goods import keeps_all_goods
from marketplace.shifts.people import plans_shifts
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the shifts for a village's people, and among the products for operators."""
    register_entries(
        Entry("shifts", _("Picking shifts"), "shifts:index", 226, is_village_only, "hands"),
        Entry("all-shifts", _("Picking shifts"), "shifts:index", 21, keeps_all_goods, group="products"),
    )


def is_village_only(user) -> bool:
    """Say whether this user is one of a village's people and no operator."""
    return plans_shifts(user) and not keeps_all_goods(user)
