"""The next events of the villages near a community, on its page."""

from functools import partial

from django.http import HttpRequest

from portal.communities.parts import AFTER, Part, register_part
from portal.core.pictures import attach_pictures
from portal.culture.models import EventPage
from portal.gatherings.models import Gathering
from portal.gatherings.rooms import NEARBY_KM
from portal.nearby.lists import villages_around

SHOWN = 3


def register() -> None:
    """Enter the part, after the villages nearby."""
    register_part(Part("gatherings", "gatherings/_nearby.html", load, order=25, place=AFTER))


def load(page, request: HttpRequest) -> dict:
    """Return what finds the events: the template asks only where its kept part is missing."""
    return {"coming": partial(events_nearby, page)}


def events_nearby(page) -> list[EventPage]:
    """Return the next few events in the villages near a community's page, with pictures."""
    villages = villages_around(page.community, language=page.locale.language_code, within_km=NEARBY_KM).values("pk")
    keys = Gathering.objects.standing().filter(village__in=villages).values("key")
    events = EventPage.objects.live().filter(locale=page.locale_id, translation_key__in=keys)
    return attach_pictures(events.order_by("starts_at", "pk")[:SHOWN])
