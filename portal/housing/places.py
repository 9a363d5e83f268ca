"""Where homes are: communities and villages with how many, and their pages in the language now spoken."""

from django.db.models import Count
from django.http import Http404
from django.utils.translation import get_language

from portal.communities.models import Community, CommunityPage
from portal.core.languages import locale_id
from portal.housing.models import Listing
from portal.villages.models import Village, VillagePage

#: Names a filter offers at most.
MOST_NAMED = 100


def community_at(slug: str) -> Community:
    """Return the community with this short name. Raises Http404."""
    found = Community.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def page_of(place: Community | Village) -> CommunityPage | VillagePage | None:
    """Return the live page of a community or village in the language now spoken."""
    is_village = isinstance(place, Village)
    model, name = (VillagePage, "village") if is_village else (CommunityPage, "community")
    here = {"locale": locale_id(get_language() or ""), name: place}
    return model.objects.live().filter(**here).first()


def with_homes() -> tuple[list[Community], list[Village]]:
    """Return the communities and the villages with most homes now, each with `number`, in their own order.

    Four queries; a map holds no more than so many names.
    """
    found = []
    for model, name in ((Community, "community"), (Village, "village")):
        rows = Listing.objects.shown().filter(**{f"{name}__isnull": False}).order_by()
        most = rows.values(name).annotate(number=Count("pk")).order_by("-number", name)[:MOST_NAMED]
        numbers = dict(most.values_list(name, "number"))
        places = sorted(model.objects.in_bulk(numbers).values(), key=lambda place: place.pk)
        for place in places:
            place.number = numbers[place.pk]
        found.append(places)
    return found[0], found[1]


def filters() -> dict:
    """Return what the form of the list offers: communities by name, counties of villages with houses; two queries."""
    shown = Listing.objects.shown().order_by()
    communities = Community.objects.filter(pk__in=shown.values("community")).order_by("name", "pk")
    villages = Village.objects.filter(pk__in=shown.values("village"))
    counties = villages.order_by("county").values_list("county", flat=True).distinct()
    return {"communities": list(communities[:MOST_NAMED]), "counties": list(counties[:MOST_NAMED])}
