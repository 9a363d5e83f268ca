"""Visits on a village's page and in the search box."""

from django.utils.translation import gettext_lazy as _

from portal.site_search.kinds import Kind, live_pages
from portal.site_search.kinds import register as register_kind
from portal.tourism.models import ExperiencePage, StayPage, visit_pages
from portal.villages.rooms import register_room


def visits_below(page):
    """Return a village's things to do and places to stay."""
    return visit_pages(locale_id=page.locale_id, below=page)


def register() -> None:
    """Enter the room and kinds of this app."""
    register_room("visits", visits_below)
    for name, label, model, order in (
        ("experiences", _("Things to do"), ExperiencePage, 40),
        ("stays", _("Places to stay"), StayPage, 41),
    ):
        register_kind(
            Kind(
                name=name,
                label=label,
                rows=live_pages(model, "visit"),
                template="tourism/_card.html",
                order=order,
            )
        )
