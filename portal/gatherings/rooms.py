"""What gatherings tell of events: facts for machines, guests' pages on which they stand too, choices of the list."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from portal.communities.models import Community, CommunityPage
from portal.core.freshness import content_version
from portal.core.languages import locale_id
from portal.core.memory import remembered
from portal.culture.event_rooms import EventRoom, register_event_room
from portal.gatherings.models import Gathering, Invitation
from portal.nearby.lists import villages_around

#: So far around a compound villages count as nearby for its events, in kilometres.
NEARBY_KM = 300.0
#: So many communities are offered as places at most.
MOST_PLACES = 60


def register() -> None:
    """Enter the room with culture."""
    register_event_room(EventRoom(facts=facts_of, also_at=guests_at, narrow=narrow))


def gathering_of(event) -> Gathering | None:
    """Return the gathering of an event's page with its figures; asked once for each page object."""
    if not hasattr(event, "gathering"):
        attach_gatherings([event])
    return event.gathering


def attach_gatherings(events: Iterable) -> None:
    """Give each event its `gathering` with figures, or None; one query."""
    events = list(events)
    rows = Gathering.objects.filter(key__in=[event.translation_key for event in events])
    guests = Invitation.objects.filter(event=OuterRef("key"), state=Invitation.State.ACCEPTED)
    rows = rows.select_related("village", "community").with_figures().annotate(has_guests=Exists(guests))
    found = {one.key: one for one in rows}
    for event in events:
        event.gathering = found.get(event.translation_key)


def facts_of(event) -> dict:
    """Return whether the event takes place, and its places, in schema.org's words."""
    gathering = gathering_of(event)
    if gathering is None:
        return {}
    if gathering.is_called_off:
        return {"eventStatus": "https://schema.org/EventCancelled"}
    if not gathering.takes_sign_ups or gathering.places is None:
        return {}
    return {"maximumAttendeeCapacity": gathering.places, "remainingAttendeeCapacity": gathering.left}


def guests_at(page) -> Q:
    """Return the condition of events to which this village or community sends guests."""
    rows = Invitation.objects.filter(state=Invitation.State.ACCEPTED, event__isnull=False)
    if isinstance(page, CommunityPage):
        rows = rows.filter(host=Invitation.Host.VILLAGE, community=page.community_id)
    else:
        rows = rows.filter(host=Invitation.Host.COMMUNITY, village=page.village_id)
    return Q(translation_key__in=rows.values("event"))


def narrow(request: HttpRequest, events: QuerySet) -> tuple[QuerySet, dict]:
    """Return the events of ?around= (a community's slug) and of the villages nearby, and the choices.

    A slug nobody has narrows nothing.
    """
    choices = communities()
    chosen = next((one for one in choices if one[0] == request.GET.get("around", "")), None)
    if chosen:
        community = Community.objects.get(slug=chosen[0])
        villages = villages_around(community, language=get_language() or "", within_km=NEARBY_KM).values("pk")
        here = Gathering.objects.filter(Q(community=community) | Q(village__in=villages))
        events = events.filter(translation_key__in=here.values("key"))
    return events, {"places_of_events": choices, "around": chosen[0] if chosen else ""}


def communities() -> list[tuple[str, str]]:
    """Return slug and name of the communities with a page, by name; remembered."""
    language = get_language() or ""

    def find() -> list[tuple[str, str]]:
        live = CommunityPage.objects.live().filter(locale=locale_id(language))
        rows = Community.objects.filter(pk__in=live.values("community")).order_by("pk")[:MOST_PLACES]
        return [(one.slug, one.name) for one in rows]

    return remembered(find, "places-of-events", language, content_version(), shared=True)
