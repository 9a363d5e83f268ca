"""What the front page shows: villages, the newest stories, what comes next, where to go."""

from itertools import chain

from django.utils import timezone
from wagtail.models import Page

from portal.communities.models import CommunityIndexPage
from portal.core.pictures import attach_pictures
from portal.culture.models import EventIndexPage, EventPage, StoryIndexPage, StoryPage
from portal.tourism.models import VisitIndexPage, visit_pages
from portal.villages.models import VillageIndexPage, VillagePage

SHOWN = 3
VILLAGES = 6
DOORS = (VillageIndexPage, StoryIndexPage, EventIndexPage, VisitIndexPage, CommunityIndexPage)


def front_page(locale_id: int) -> dict:
    """Return the lists of the front page in one language; pictures cost two queries for all of them."""
    coming = EventPage.objects.live().filter(locale=locale_id, ends_at__gte=timezone.now()).order_by("starts_at")
    stories = StoryPage.objects.live().filter(locale=locale_id).order_by("-told_on", "-pk")
    villages = VillagePage.objects.live().filter(locale=locale_id).select_related("village").order_by("village__pk")
    visits = visit_pages(locale_id=locale_id)
    lists = {
        "villages": list(villages[:VILLAGES]),
        "stories": list(stories[:SHOWN]),
        "events": list(coming[:SHOWN]),
        "visits": visits[:SHOWN],
    }
    attach_pictures(chain.from_iterable(lists.values()))
    return {**lists, "visit_count": len(visits), "doors": doors(locale_id)}


def doors(locale_id: int) -> dict[str, Page]:
    """Return the live index pages by the name of their room (villages, culture's by class), in one query."""
    pages = Page.objects.live().filter(locale=locale_id).type(DOORS).select_related("content_type")
    return {page.content_type.model.removesuffix("indexpage"): page for page in pages}
