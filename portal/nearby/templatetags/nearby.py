"""The villages around a community on its page."""

from django import template
from django.utils.translation import get_language

from portal.nearby.lists import nearest

register = template.Library()


@register.simple_tag
def villages_near(community) -> list:
    """Return the nearest village pages in the reader's language, each with its news."""
    return nearest(community, get_language() or "")
