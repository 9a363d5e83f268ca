"""Harvests on the pages of villages, events and products: content reaches them from this side only."""

from django import template
from django.utils import timezone

from marketplace.catalogue.seasons import month_name
from marketplace.harvest.crops import VILLAGE, Crop, crops_of, on_sale
from marketplace.harvest.events import coming_events
from marketplace.producers.versions import shelves_version
from portal.core.freshness import content_version
from portal.core.memory import remembered

register = template.Library()
OF_VILLAGE, OF_EVENT, EVENTS = 24, 8, 3


@register.simple_tag
def village_year(village_id: int) -> list[Crop]:
    """Return what grows in a village, for its year; no query while it is remembered."""
    rows = on_sale().filter(**{VILLAGE: village_id})[:OF_VILLAGE]
    return remembered(lambda: crops_of(rows), "village-year", shelves_version(), village_id, shared=True)


@register.simple_tag
def event_crops(page) -> list[Crop]:
    """Return the crops that an event tells of; no query while they are remembered."""
    rows = on_sale().filter(mentions__page_key=page.translation_key).order_by("mentions__position")[:OF_EVENT]
    facts = ("event-crops", shelves_version(), content_version(), page.translation_key)
    return remembered(lambda: crops_of(rows), *facts, shared=True)


@register.simple_tag
def crop_events(product) -> list:
    """Return the next events that tell of a product; two queries."""
    return coming_events([product.pk]).get(product.pk, [])[:EVENTS]


@register.simple_tag
def months_of_year() -> list[tuple[int, str, bool]]:
    """Return number and name of the twelve months, and whether it is the present one."""
    present = timezone.localdate().month
    return [(month, month_name(month), month == present) for month in range(1, 13)]
