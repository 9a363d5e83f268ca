"""Preorders in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.harvest.work import is_village_only
from marketplace.producers.goods import keeps_all_goods
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the preorders for shop managers, and among the products for operators."""
    register_entries(
        Entry("preorders", _("Preorders"), "preorders:index", 21, is_village_only, "clock"),
        Entry("all-preorders", _("Preorders"), "preorders:index", 19, keeps_all_goods, group="products"),
    )
