"""Gift cards in the operator's menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, register_entries


def register() -> None:
    """Enter the list of cards."""
    register_entries(Entry("gift-cards", _("Gift cards"), "gift_cards:list", 4, may_see_cards, group="money"))


def may_see_cards(user) -> bool:
    """Say whether this user is an operator who may look at cards and their codes."""
    return user.is_active and user.is_staff and user.has_perm("gifts.view_card")


def may_make_cards(user) -> bool:
    """Say whether this user may make and withdraw them."""
    return may_see_cards(user) and user.has_perm("gifts.add_card")
