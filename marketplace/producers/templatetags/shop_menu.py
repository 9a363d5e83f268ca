"""Which workrooms a person has: board, My shop, shelf, village."""

from django import template

from portal.villages.models import Membership

register = template.Library()


@register.simple_tag
def workrooms(user) -> set[str]:
    """Return the names of this person's rooms: "shop", "shelf", "village", "dashboard"; two queries."""
    roles = set(user.memberships.values_list("role", flat=True))
    rooms = {"shop"} if Membership.Role.SHOP_MANAGER in roles else set()
    if Membership.Role.COORDINATOR in roles:
        rooms.add("village")
    if user.is_staff:
        rooms.add("dashboard")
    if user.pickup_points.filter(is_active=True).exists():
        rooms.add("shelf")
    return rooms
