"""Villages and their industries in the search box; industries on the village's page."""

from django.utils.translation import gettext_lazy as _

from portal.core.pictures import attach_pictures
from portal.site_search.kinds import Kind, live_pages, register
from portal.villages.models import IndustryPage, VillagePage
from portal.villages.rooms import register_room


def village_rows(language: str):
    """Return the live village pages of a language with their villages."""
    return live_pages(VillagePage)(language).select_related("village")


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
            rows=village_rows,
            template="villages/_card.html",
            order=20,
            decorate=attach_pictures,
        )
    )
    register(
        Kind(
            name="industries",
            label=_("What villages make"),
            rows=live_pages(IndustryPage),
            template="components/page_card.html",
            order=50,
            decorate=attach_pictures,
        )
    )
