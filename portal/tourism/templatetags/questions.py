"""The question form on a visit's page."""

from django import template

from portal.tourism.forms import AskForm

register = template.Library()


@register.simple_tag(takes_context=True)
def blank_ask_form(context) -> AskForm:
    """Return an empty question form, with name and contact of whoever is signed in."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return AskForm()
    return AskForm(initial={"name": user.get_full_name(), "contact": user.email or user.phone})
