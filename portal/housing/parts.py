"""Homes on a community's page, on a village's, and on “My home”."""

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from portal.communities.models import CommunityPage
from portal.communities.parts import AFTER, Part, register_part
from portal.core.memory import remembered
from portal.housing.kinds import Kind
from portal.housing.models import Listing
from portal.housing.waiting import homes_version, unread_talks
from portal.residents.models import Residency
from portal.residents.rooms import register_home_part
from portal.villages.rooms import register_room

AT_VILLAGE = 3


def register() -> None:
    """Enter all three."""
    door = (gettext_lazy("Homes and parking"), "homes:community")
    register_part(Part("homes", "housing/_on_page.html", on_page, order=12, place=AFTER, door=door))
    register_home_part("homes", "housing/_at_home.html", at_home, order=20)
    register_room("homes", at_village)


def on_page(page: CommunityPage, request: HttpRequest) -> dict | None:
    """Return what is offered here by kind, and how much of each; None when nothing is.

    Remembered until a home changes, as the hourly job does with those that expire: no query while nothing does.
    """
    rows = Listing.objects.shown().filter(community=page.community_id).order_by()
    counted = rows.values("kind").annotate(number=Count("pk")).values_list("kind", "number")
    numbers = remembered(lambda: dict(counted), "homes-here", page.community_id, homes_version.now(), shared=True)
    kinds = [(kind.value, kind.label, numbers[kind.value]) for kind in Kind if kind.value in numbers]
    return {"kinds": kinds, "number": sum(numbers.values())} if kinds else None


def at_home(request: HttpRequest, residency: Residency) -> dict:
    """Return the community, and how many words are unread; it costs no query while nothing changes."""
    return {"community": residency.community, "unread": unread_talks(request.user)}


def at_village(page) -> list[Listing]:
    """Return the newest houses offered in the village of this page."""
    return list(Listing.objects.shown().filter(village=page.village_id).for_cards()[:AT_VILLAGE])
