"""The city on the villages' map: where its communities are, on average."""

from django.core.cache import cache
from django.db.models import Avg
from django.utils.translation import gettext as _

from portal.communities.models import CommunityIndexPage, CommunityPage
from portal.core.freshness import content_version

Spot = tuple[str, str, float, float]


def city_places(language: str) -> list[Spot]:
    """Return name, address, latitude and longitude of the city, or nothing while no community has a page.

    It costs no query until something is published.
    """
    key = f"communities:city:{language}:{content_version()}"
    found = cache.get(key)
    if found is None:
        found = _find_city(language)
        cache.set(key, found, 24 * 3600)
    return found


def _find_city(language: str) -> list[Spot]:
    index = CommunityIndexPage.objects.live().filter(locale__language_code=language).first()
    if index is None:
        return []
    pages = CommunityPage.objects.child_of(index).live()
    middle = pages.aggregate(latitude=Avg("community__latitude"), longitude=Avg("community__longitude"))
    if middle["latitude"] is None:
        return []
    return [(_("Kunming"), index.get_url(), float(middle["latitude"]), float(middle["longitude"]))]
