"""Businesses on their community's page, and what rooms above keep of one."""

from django import template
from django.urls import reverse

from portal.businesses.models import Business
from portal.businesses.rooms import owner_rooms, shop_parts
from portal.core.pictures import attach_pictures

register = template.Library()
CORNER = 6


@register.simple_tag
def around_the_corner(community) -> dict:
    """Return the first businesses of a community, open ones first, and whether there are more; not to be remembered."""
    found = list(Business.objects.filter(community=community).open_first()[: CORNER + 1])
    for shop in found:
        shop.community = community
    return {"shops": attach_pictures(found[:CORNER]), "more": len(found) > CORNER}


@register.simple_tag
def rooms_above(business) -> list[dict]:
    """Return the owner's rooms that other parts of the site keep: name, label, address, how much waits."""
    return [
        {
            "name": room.name,
            "label": room.label,
            "path": reverse(room.address, args=[business.pk]),
            "waiting": room.waiting(business) if room.waiting else 0,
        }
        for room in owner_rooms()
    ]


@register.simple_tag
def parts_above(business) -> list[dict]:
    """Return what other parts of the site show on a business's page."""
    return shop_parts(business)
