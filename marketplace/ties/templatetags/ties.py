"""A village's buyers on its page: content reaches the market from this side only."""

from django import template

from marketplace.ties.buyers import buyers_of, wanted_from

register = template.Library()


@register.simple_tag
def village_buyers(village_id: int) -> dict:
    """Return the communities that buy from a village and what people wait for; no query while it is remembered."""
    return {"communities": buyers_of(village_id), "wanted": wanted_from(village_id)}
