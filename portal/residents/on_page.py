"""The line “I live here” on a community's page: for everybody a door, for a resident the own flat."""

from django.http import HttpRequest

from portal.communities.models import CommunityPage
from portal.communities.parts import Part, register_part
from portal.residents.policies import home_in, may_run
from portal.residents.waiting import has_office, works_in_an_office


def register() -> None:
    """Enter the line."""
    register_part(Part("my-home", "residents/_on_page.html", load, order=10))


def load(page: CommunityPage, request: HttpRequest) -> dict | None:
    """Return the reader's own home, and whether they work in the office; nothing where no office answers."""
    if not has_office(page.community_id):
        return None
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"community": page.community, "home": None, "runs_it": False}
    runs_it = works_in_an_office(user) and may_run(user, page.community)
    return {"community": page.community, "home": home_in(user, page.community), "runs_it": runs_it}
