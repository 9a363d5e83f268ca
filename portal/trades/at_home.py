"""Services on “My home”: find one, and what became of one's own requests."""

from django.http import HttpRequest

from portal.residents.models import Residency
from portal.residents.rooms import register_home_part
from portal.trades.versions import open_of


def register() -> None:
    """Enter the part, after the repairs."""
    register_home_part("trades", "trades/_at_home.html", load, order=9)


def load(request: HttpRequest, residency: Residency) -> dict:
    """Return the community and how many requests are open; it costs no query while nothing changed."""
    number, proposed = open_of(request.user)
    return {"community": residency.community, "open": number, "proposed": proposed}
