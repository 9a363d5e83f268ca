"""What I signed up for, on “My home”; one query."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from portal.core.languages import locale_id
from portal.culture.models import EventPage
from portal.gatherings.models import Gathering, SignUp
from portal.residents.models import Residency
from portal.residents.rooms import register_home_part

SHOWN = 3


def register() -> None:
    """Enter the part, after the notices."""
    register_home_part("gatherings", "gatherings/_at_home.html", load, order=30)


def load(request: HttpRequest, residency: Residency) -> dict:
    """Return the pages of the next events I come to or wait for."""
    mine = SignUp.objects.active().filter(user=request.user).values("gathering__key")
    called_off = Gathering.objects.filter(key=OuterRef("translation_key"), called_off_at__isnull=False)
    pages = (
        EventPage.objects.annotate(is_called_off=Exists(called_off))
        .live()
        .filter(locale=locale_id(get_language() or ""), translation_key__in=mine)
    )
    return {"events": pages.filter(ends_at__gte=timezone.now()).order_by("starts_at", "pk")[:SHOWN]}
