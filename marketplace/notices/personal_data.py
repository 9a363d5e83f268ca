"""The wishes' part of "download my data", and the addresses given with them."""

from django.db.models import F, Q

from marketplace.notices.models import Wish
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("waiting_for_products", wishes)


def wishes(user: User) -> list[dict]:
    """Return which products this person wants to hear of."""
    mine = Q(user=user) | Q(email__iexact=user.email or "-")
    found = Wish.objects.filter(mine).order_by("pk")
    return list(found.values("email", "language", "made_at", "confirmed_at", "told_at", waits_for=F("product__title")))
