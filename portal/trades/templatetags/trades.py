"""Services on their community's page, and words about them."""

from django import template

from portal.trades.models import Errand, Service

register = template.Library()
AROUND = 3


@register.simple_tag
def services_around(community) -> dict:
    """Return the nearest services of a community and whether there are more; not to be remembered."""
    found = list(Service.objects.around(community).for_cards()[: AROUND + 1])
    return {"services": found[:AROUND], "more": len(found) > AROUND}


@register.filter
def first_wish(errand: Errand) -> str:
    """Return the first wished time in words, without a query where wishes are loaded."""
    return str(next(iter(errand.wishes.all()), ""))
