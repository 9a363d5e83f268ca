"""Repairs on “My home”: report one, and the way to one's own."""

from django.http import HttpRequest

from portal.residents.models import Residency
from portal.residents.rooms import register_home_part


def register() -> None:
    """Enter the part, before the notices."""
    register_home_part("repairs", "repairs/_at_home.html", load, order=7)


def load(request: HttpRequest, residency: Residency) -> dict:
    """Return the community; it costs no query, “My home” has as many as it may have."""
    return {"community": residency.community}
