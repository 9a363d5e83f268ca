"""Harvests in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.producers.goods import keeps_all_goods, keeps_goods
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the harvests for shop managers, and among the products for operators."""
    register_entries(
        Entry("harvest", _("Harvests"), "harvest:index", 21, is_village_only, "sun"),
        Entry("all-harvests", _("Harvests"), "harvest:index", 19, keeps_all_goods, group="products"),
    )


def is_village_only(user) -> bool:
    """Say whether this user keeps the goods of villages and is no operator."""
    return keeps_goods(user) and not keeps_all_goods(user)
