"""The main menu as a template tag."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from portal.core.freshness import content_version
from portal.core.memory import remembered
from portal.navigation.foot import foot_links as links_at_the_foot
from portal.navigation.menu import current_tab, main_tabs
from portal.users.consent import agreed_links

register = template.Library()


@register.simple_tag(takes_context=True)
def main_menu(context, *, is_nowhere: bool = False) -> SafeString:
    """Return the tab bar with the current tab marked; none on a page that says it is not here."""
    request, here = context.get("request"), (get_language(), content_version())
    tabs = remembered(main_tabs, "tabs", *here)
    current = current_tab(tabs, request.path) if request and not is_nowhere else ""

    def draw() -> SafeString:
        return render_to_string("components/tabs.html", {"tabs": tabs, "current": current})

    return remembered(draw, "tab-bar", *here, current)


@register.simple_tag
def foot_links() -> list[tuple[str, str]]:
    """Return the links at the foot of the page in the reader's language."""
    return links_at_the_foot(get_language())


@register.simple_tag
def agreed_texts() -> list[tuple[str, str]]:
    """Return the links to the texts people agree to, in the reader's language."""
    return agreed_links(get_language(), content_version())
