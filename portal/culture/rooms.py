"""Stories and events on a village's page and in the search box."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.culture.event_rooms import also_at
from portal.culture.models import EventPage, StoryPage
from portal.site_search.kinds import Kind, live_pages
from portal.site_search.kinds import register as register_kind
from portal.villages.rooms import register_room

SHOWN = 6


def stories_below(page):
    """Return a page's newest stories."""
    return StoryPage.objects.child_of(page).live().order_by("-told_on", "-pk")[:SHOWN]


def events_below(page):
    """Return a page's coming events: those below it, and those elsewhere to which it sends somebody."""
    events = EventPage.objects.live()
    here = events.filter(events.child_of_q(page) | also_at(page), locale=page.locale_id)
    return here.filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")[:SHOWN]


def register() -> None:
    """Enter the rooms and kinds of this app."""
    register_room("stories", stories_below)
    register_room("events", events_below)
    for name, label, model, template, order in (
        ("stories", _("Stories"), StoryPage, "culture/_story_card.html", 30),
        ("events", _("Events"), EventPage, "culture/_event_card.html", 60),
    ):
        register_kind(
            Kind(
                name=name,
                label=label,
                rows=live_pages(model),
                template=template,
                order=order,
            )
        )
