"""Lots in the one menu."""

from django.utils.translation import gettext_lazy as _

from marketplace.producers.goods import keeps_goods
from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the lots for those who keep goods; an operator may have to recall one in a hurry."""
    register_entries(Entry("lots", _("Lots"), "lots:index", 25, keeps_goods, "leaf"))
