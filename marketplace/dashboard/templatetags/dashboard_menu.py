"""The dashboard's menu in its templates."""

from django import template

from marketplace.dashboard import menu

register = template.Library()


@register.simple_tag(takes_context=True)
def dashboard_menu(context) -> list[dict]:
    """Return the entries this operator may open, the present one marked."""
    path = context["request"].path
    entries = menu.entries_for(context["request"].user)
    fitting = [entry for entry in entries if path.startswith(entry["url"])]
    here = max(fitting, key=lambda entry: len(entry["url"]), default=None)
    return [{**entry, "current": entry is here} for entry in entries]


@register.simple_tag
def other_doors() -> list[dict]:
    """Return the ways out to Wagtail's and Django's admin."""
    return menu.other_doors()
