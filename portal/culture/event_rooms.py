"""What rooms above know of events; they enter it in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import Panel


@dataclass(frozen=True)
class EventRoom:
    """`facts` returns what it adds to an event's facts in schema.org's words, `also_at` which events stand on a page
    besides those below it, `narrow` the list of all events as the reader asked for it, and the context of its choices.
    """

    facts: Callable[[object], dict]
    also_at: Callable[[object], Q]
    narrow: Callable[[HttpRequest, QuerySet], tuple[QuerySet, dict]]


_rooms: list[EventRoom] = []


def register_event_room(room: EventRoom) -> None:
    """Enter a room once."""
    if room not in _rooms:
        _rooms.append(room)


def facts_beside(event) -> dict:
    """Return what rooms above add to an event's facts."""
    return {key: value for room in _rooms for key, value in room.facts(event).items()}


def also_at(page) -> Q:
    """Return the condition of events that stand on a village's or community's page without being below it."""
    found = Q(pk__in=[])
    for room in _rooms:
        found |= room.also_at(page)
    return found


def narrowed(request: HttpRequest, events: QuerySet) -> tuple[QuerySet, dict]:
    """Return the events the reader asked for, and the context of the choices."""
    context: dict = {}
    for room in _rooms:
        events, more = room.narrow(request, events)
        context |= more
    return events, context


def ask_more(*panels: Panel, form_class: type) -> None:
    """Put more panels on the first tab of an event's form and give it this class; once, before any form is made."""
    from portal.culture.models import EventPage

    handler = EventPage.edit_handler
    if handler.base_form_class is not form_class:
        handler.base_form_class = form_class
        handler.children[0].children = [*handler.children[0].children, *panels]
