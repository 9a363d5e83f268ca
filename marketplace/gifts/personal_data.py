"""The gift credit's part of "download my data". Its movements are books: they stay when an account is erased."""

from marketplace.gifts.models import CreditMovement
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("gift_credit", movements)


def movements(user: User) -> list[dict]:
    """Return what came into this person's gift credit and what it paid; amounts in CNY."""
    found = CreditMovement.objects.filter(credit__user=user).order_by("pk")
    return list(found.values("kind", "amount", "at"))
