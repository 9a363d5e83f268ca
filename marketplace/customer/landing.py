"""Where shop managers, keepers of a pickup shelf and buyers go after signing in."""

from django.urls import reverse

from portal.users.models import User


def workplace(user: User) -> str | None:
    """Return the Today board for those who pack for a village, the shelf for those who mind one."""
    if user.memberships.filter(role="shop_manager").exists():
        return reverse("packing:today")
    if user.pickup_points.filter(is_active=True).exists():
        return reverse("packing:shelf")
    return None


def account(user: User) -> str:
    """Return everybody's own page."""
    return reverse("customer:summary")
