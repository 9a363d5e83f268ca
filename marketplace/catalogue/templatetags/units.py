"""How many of a unit, in words."""

from django import template

from marketplace.catalogue.units import amount

register = template.Library()


@register.filter
def of_unit(n: int, unit: str) -> str:
    """Return so many of a unit: `{{ line.quantity|of_unit:product.unit }}` is "2 jars"."""
    return amount(n, unit)
