"""Notices on “My home”: which ones come by mail."""

from django.http import HttpRequest

from portal.noticeboard.forms import MailForm
from portal.noticeboard.models import Subscription
from portal.residents.models import Residency
from portal.residents.rooms import register_home_part


def register() -> None:
    """Enter the part."""
    register_home_part("notices", "noticeboard/_at_home.html", load, order=10)


def load(request: HttpRequest, residency: Residency) -> dict:
    """Return the form with what the resident chose, and whether we have an address to write to."""
    level = level_of(residency)
    form = MailForm(initial={"level": level}, auto_id="mail_%s")
    return {"community": residency.community, "mail_form": form, "email": request.user.email}


def level_of(residency: Residency) -> str:
    """Return which notices a resident gets by mail."""
    row = Subscription.objects.filter(residency=residency).first()
    return row.level if row else Subscription.Level.NONE
