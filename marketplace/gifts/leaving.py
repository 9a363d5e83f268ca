"""The gift credit's sentence before an account is deleted: credit is of an account, and goes with it (ADR 0068)."""

from django.utils.translation import gettext as _

from marketplace.gifts.queries import credit_of
from portal.core.templatetags.ui import cny
from portal.users.leaving import register_leaving_note
from portal.users.models import User


def register() -> None:
    """Enter the sentence."""
    register_leaving_note("gift_credit", still_to_spend)


def still_to_spend(user: User) -> str:
    """Return what is left on this person's gift cards, in words; "" when nothing is."""
    left = credit_of(user)
    words = _("You have %(amount)s of gift credit. It is lost with the account: spend it first.")
    return words % {"amount": cny(left)} if left else ""
