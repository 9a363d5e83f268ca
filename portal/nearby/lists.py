"""The villages around a community: nearest first, or those with most of something first."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import Value
from django.db.models.functions import Coalesce

from portal.communities.models import Community
from portal.core.freshness import content_version
from portal.core.languages import locale_id
from portal.core.memory import remembered
from portal.core.pictures import attach_pictures
from portal.nearby.beside import sortings, told
from portal.villages.models import Village, VillagePage

PER_PAGE, FRONT = 24, 6
#: Kilometres, from near to far, in which the first few villages are looked for; None is everywhere.
REACHES = (60.0, 200.0, None)
#: Kilometres a reader may choose.
CHOICES = (100, 300)
DISTANCE = "distance"


def villages_around(community: Community, *, language: str, within_km: float | None = None, sort: str = DISTANCE):
    """Return the villages with a live page in this language, each with `km`; `sort` is a name of `sortings`."""
    here = {"latitude": community.latitude, "longitude": community.longitude, "within_km": within_km}
    live = VillagePage.objects.live().filter(locale=locale_id(language)).values("village")
    rows = Village.objects.near(**here).filter(pk__in=live)
    weight = next((beside.weight for beside in sortings() if beside.name == sort), None)
    return rows.annotate(weight=Coalesce(weight(), Value(0))).order_by("-weight", "km", "pk") if weight else rows


def pages_of(villages: Sequence[Village], language: str) -> list[VillagePage]:
    """Return the pages of these villages in their order, each with `km` as a whole number; one query."""
    km = {village.pk: village.km for village in villages}
    pages = VillagePage.objects.live().filter(locale=locale_id(language), village__in=km).select_related("village")
    by_village = {page.village_id: page for page in pages}
    found = [by_village[pk] for pk in km if pk in by_village]
    for page in found:
        page.km = round(km[page.village_id])
    return found


def with_news(pages: Sequence[VillagePage], community: Community) -> list[VillagePage]:
    """Give each page its pictures and `news`: what is in season, what comes, where one can go."""
    news = told([page.village_id for page in pages], community)
    for page in pages:
        page.news = news[page.village_id]
    return attach_pictures(pages)


def page_around(community: Community, *, language: str, number, within_km: float | None, sort: str) -> Page:
    """Return one page of the list, its `object_list` made of village pages with their news."""
    rows = villages_around(community, language=language, within_km=within_km, sort=sort)
    page = Paginator(rows, PER_PAGE).get_page(number)
    page.object_list = with_news(pages_of(list(page.object_list), language), community)
    return page


def nearest(community: Community, language: str) -> list[VillagePage]:
    """Return the nearest few village pages with their news; which they are is remembered until something changes."""

    def find() -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        for reach in REACHES:
            rows = villages_around(community, language=language, within_km=reach)
            found = list(rows.values_list("pk", "km")[:FRONT])
            if len(found) == FRONT:
                break
        return found

    known = remembered(find, "nearest", community.pk, language, content_version(), shared=True)
    km = dict(known)
    villages = [village for village in Village.objects.filter(pk__in=km)]
    for village in villages:
        village.km = km[village.pk]
    villages.sort(key=lambda village: (village.km, village.pk))
    return with_news(pages_of(villages, language), community)
