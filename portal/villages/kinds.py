"""Villages and their industries in the search box; industries on the village's page."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.site_search.kinds import Kind, by_title, live_pages, register
from portal.villages.models import IndustryPage, VillagePage
from portal.villages.rooms import register_room


def by_name(lookup: str, text: str) -> Q:
    """Return the condition for villages whose name or title is or begins with the text."""
    names = (f"village__name_{language}__{lookup}" for language in ("zh_hans", "en"))
    return reduce(or_, (Q(**{name: text}) for name in names), by_title(lookup, text))


def industries_below(page):
    """Return what a village makes, in the order of its page tree."""
    return IndustryPage.objects.child_of(page).live().order_by("path")


def register_kinds() -> None:
    """Enter villages and industries."""
    register_room("industries", industries_below)
    register(
        Kind(
            name="villages",
            label=_("Villages"),
            rows=live_pages(VillagePage, "village"),
            named=by_name,
            template="villages/_card.html",
            order=20,
        )
    )
    register(
        Kind(
            name="industries",
            label=_("What villages make"),
            rows=live_pages(IndustryPage),
            template="components/page_card.html",
            order=50,
        )
    )
