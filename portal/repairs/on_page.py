"""“Report a repair” on a community's page, for those who live there."""

from django.http import HttpRequest

from portal.communities.models import CommunityPage
from portal.communities.parts import Part, register_part
from portal.residents.policies import residency_of
from portal.residents.waiting import has_office


def register() -> None:
    """Enter the line below “My home”."""
    register_part(Part("repairs", "repairs/_on_page.html", load, order=15))


def load(page: CommunityPage, request: HttpRequest) -> dict | None:
    """Return the community for a resident, None for all others; it costs no query of its own."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not has_office(page.community_id):
        return None
    return {"community": page.community} if residency_of(user, page.community) else None
