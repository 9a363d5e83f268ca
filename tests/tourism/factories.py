"""Visits with a live page."""

from itertools import count

from portal.core.services import publish_page
from portal.tourism.models import ExperiencePage, StayPage, Visit
from portal.villages.services import page_of
from tests.villages.factories import bring_on

_number = count(1)


def make_visit(village=None, *, live=True, **fields):
    """Return a thing to do in a village, or a place to stay by its `kind`, with its page when `live`."""
    village = village or bring_on()
    defaults = {
        "slug": f"visit-{next(_number)}",
        "kind": Visit.Kind.EXPERIENCE,
        "name_zh_hans": "看梯田日出",
        "name_en": "Terraces at dawn",
        "price": "88.00",
        "price_unit_zh_hans": "每人",
        "price_unit_en": "per person",
        "capacity": 8,
    }
    visit = Visit.objects.create(village=village, **{**defaults, **fields})
    if live:
        model = StayPage if visit.kind == Visit.Kind.STAY else ExperiencePage
        publish_page(parent=page_of(village), page=model(title=visit.name, slug=visit.slug, visit=visit))
    return visit
