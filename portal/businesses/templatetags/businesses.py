"""Businesses on their community's page."""

from django import template

from portal.businesses.models import Business
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
