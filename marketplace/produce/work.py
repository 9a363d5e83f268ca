"""Lots in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.producers.goods import keeps_all_goods
from portal.core.work_menu import Entry, register_entries
from portal.villages.policies import manages_a_shop


def register() -> None:
    """Enter the lots for shop managers, and among the products for operators, who may have to recall one in a hurry."""
    register_entries(
        Entry("lots", _("Lots"), "lots:index", 22, is_village_only, "leaf"),
        Entry("all-lots", _("Lots"), "lots:index", 20, keeps_all_goods, group="products"),
    )


def is_village_only(user) -> bool:
    """Say whether this user keeps the goods of villages and is no operator."""
    return manages_a_shop(user) and not keeps_all_goods(user)
