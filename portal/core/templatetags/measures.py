"""Weights as people say them."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def weight(grams: int) -> str:
    """Return 500 as "500 g" and 12500 as "12.5 kg"."""
    if grams < 1000:
        return _("%(n)s g") % {"n": grams}
    return _("%(n)s kg") % {"n": f"{round(grams / 1000, 2):g}"}


@register.filter
def both_weights(grams: int) -> str:
    """Return 1850 as "1.85 kg (3.7 jin)", for who thinks in one of them."""
    return _("%(kg)s kg (%(jin)s jin)") % {"kg": f"{round(grams / 1000, 3):g}", "jin": f"{round(grams / 500, 3):g}"}
