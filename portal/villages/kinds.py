"""Villages and their industries in the search box."""

from django.utils.translation import gettext_lazy as _

from portal.core.pictures import attach_pictures
from portal.site_search.kinds import Kind, live_pages, register
from portal.villages.models import IndustryPage, VillagePage


def village_rows(language: str):
    """Return the live village pages of a language with their villages."""
    return live_pages(VillagePage)(language).select_related("village")


def register_kinds() -> None:
    """Enter villages and industries."""
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
