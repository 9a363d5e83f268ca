"""The notices' part of "download my data": which ones come by mail. Who read what is not known (ADR 0065)."""

from django.db.models import F

from portal.noticeboard.models import Subscription
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("notices_by_mail", chosen_by)


def chosen_by(user: User) -> list[dict]:
    """Return which notices this person gets by mail, community by community."""
    mine = Subscription.objects.filter(residency__user=user).order_by("pk")
    return list(mine.values("level", community=F("residency__community__slug")))
