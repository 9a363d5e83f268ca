"""Repairs on “My home”: report one, and what is open."""

from django.http import HttpRequest

from portal.repairs.models import Repair
from portal.residents.models import Residency
from portal.residents.rooms import register_home_part

MOST = 3


def register() -> None:
    """Enter the part, before the notices."""
    register_home_part("repairs", "repairs/_at_home.html", load, order=5)


def load(request: HttpRequest, residency: Residency) -> dict:
    """Return the reader's open requests, the newest first; one query."""
    mine = Repair.objects.of_person(request.user).filter(community=residency.community_id)
    rows = mine.open().select_related("building", "flat__building").order_by("-made_at", "-pk")
    found = list(rows[:MOST])
    for repair in found:
        repair.community = residency.community
    return {"community": residency.community, "repairs": found}
