"""A Chinese address and a phone number in words."""

from django import template
from django.utils.translation import get_language

from portal.places.models import Province
from portal.users.phones import readable_phone

register = template.Library()
register.filter("readable_phone", readable_phone)


@register.filter
def one_line(address) -> str:
    """Return province, city, district and street of any of Oscar's addresses, in the order of the language."""
    province = str(Province(address.state).label) if address.state in Province.values else address.state
    parts = [part for part in (province, address.line4, address.line3, address.line1) if part]
    if (get_language() or "").startswith("zh"):
        return "".join(parts)
    return ", ".join(reversed(parts))
