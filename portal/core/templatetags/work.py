"""The one menu in the templates of the shop's rooms and of the records."""

from django import template

from portal.core.work_menu import Place, menu_for

register = template.Library()


@register.simple_tag(takes_context=True)
def work_menu(context) -> list[Place]:
    """Return the menu of whoever reads this page, where they are marked; nothing for strangers."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return menu_for(user, request.path) if user and user.is_authenticated else []


@register.filter
def has_groups(places: list[Place]) -> bool:
    """Say whether the menu is long enough to have groups."""
    return any(place.places for place in places)


@register.filter
def first_address(place: Place) -> str:
    """Return the address of a room, or of the first room of a group."""
    return place.url or place.places[0].url
