"""Notices on a community's page: urgent ones before everything else, the newest below."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from portal.communities.models import CommunityPage
from portal.communities.parts import ABOVE, Part, register_part
from portal.noticeboard.boards import board_for
from portal.residents.waiting import has_office


def register() -> None:
    """Enter both parts."""
    register_part(Part("urgent-notices", "noticeboard/_urgent.html", load_urgent, order=10, place=ABOVE))
    door = (gettext_lazy("Notices"), "noticeboard:board")
    register_part(Part("notices", "noticeboard/_newest.html", load_newest, order=20, door=door))


def load_urgent(page: CommunityPage, request: HttpRequest) -> dict | None:
    """Return the urgent notices, None when there is none."""
    if not has_office(page.community_id):
        return None
    found = board_for(page.community, request)["urgent"]
    return {"notices": found} if found else None


def load_newest(page: CommunityPage, request: HttpRequest) -> dict | None:
    """Return the newest notices; the way to the earlier ones is there even when none is pinned."""
    if not has_office(page.community_id):
        return None
    return {"notices": board_for(page.community, request)["others"], "community": page.community}
