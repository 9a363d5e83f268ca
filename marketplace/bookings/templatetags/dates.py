"""Dates on the pages of visits and villages: content reaches them from this side only."""

from django import template
from django.utils import timezone

from marketplace.bookings.dates import NEXT, next_dates, next_in_village
from marketplace.bookings.guest_forms import form_for
from marketplace.bookings.models import Slot
from marketplace.bookings.naming import day_name, times
from marketplace.bookings.proposing import proposed_when
from marketplace.bookings.rules import said_before
from portal.tourism.models import Visit

register = template.Library()


@register.simple_tag
def visit_dates(visit: Visit) -> dict:
    """Return what a visit's page offers: the next dates, its form, the rules, and whether there are more; one query."""
    slots = next_dates(visit)
    if not slots:
        return {}
    is_stay = visit.kind == Visit.Kind.STAY
    first = next((slot for slot in slots if slot.left > 0), slots[0])
    initial = {"arrive": timezone.localdate(first.starts_at)} if is_stay else {}
    return {
        "slots": slots if is_stay else slots[:NEXT],
        "more": is_stay or len(slots) > NEXT,
        "form": form_for(visit, initial=initial),
        "first": first,
        "rules": said_before(first),
        "is_stay": is_stay,
    }


@register.simple_tag
def village_dates(village_id: int) -> list[Slot]:
    """Return the next free date of each of a village's visits; one query."""
    return next_in_village(village_id)


@register.filter
def on_day(slot) -> str:
    """Return day and weekday of a date."""
    return day_name(slot.starts_at)


@register.filter
def at_times(slot) -> str:
    """Return from when to when."""
    return times(slot.starts_at, slot.ends_at)


@register.filter
def proposed(proposal, booking) -> str:
    """Return when a booking would be if its guest says yes."""
    return proposed_when(booking, proposal.days)
