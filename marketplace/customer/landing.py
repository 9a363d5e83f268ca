"""Where shop managers and buyers go after signing in."""

from django.urls import reverse

from portal.users.models import User


def shop_manager(user: User) -> str | None:
    """Return the Today board for those who sell for a village."""
    return reverse("dashboard:index") if user.partners.exists() else None


def account(user: User) -> str:
    """Return everybody's own page."""
    return reverse("customer:summary")
