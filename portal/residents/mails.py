"""The letters of a residency: to the office that somebody asks, to the person that it is kept and what was answered."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler
from portal.residents.models import Residency
from portal.residents.policies import may_run
from portal.users.models import User

State = Residency.State


def register() -> None:
    """Enter the three kinds of work with the outbox."""
    register_handler("residents.asked", tell_staff)
    register_handler("residents.kept", tell_that_it_is_kept)
    register_handler("residents.answered", tell_resident)


def tell_staff(payload: dict) -> None:
    """Write a request to one person of the office, in their language; nothing when it was answered meanwhile."""
    home = Residency.objects.waiting().filter(pk=payload["residency"]).with_place().first()
    user = User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    if home is None or user is None or not may_run(user, home.community):
        return
    with translation.override(user.language):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("office:request", args=[home.pk])
        subject = _("Asks to be entered: %(flat)s") % {"flat": home.flat}
        letter = _compose("asked", subject, home, address, user.email)
    queue(letter, key=f"mail:residency:{home.pk}:asked:{user.pk}")


def tell_that_it_is_kept(payload: dict) -> None:
    """Write to the person that the office will answer."""
    _to_person(payload["residency"], State.ASKED, "kept", _subject_kept)


def tell_resident(payload: dict) -> None:
    """Write to the person what the office decided."""
    _to_person(payload["residency"], payload["state"], payload["state"], _subject_answered)


def _subject_kept(home: Residency) -> str:
    return _("%(community)s: the office will answer") % {"community": home.community.name}


def _subject_answered(home: Residency) -> str:
    words = {"community": home.community.name, "flat": home.flat}
    if home.state == State.ACTIVE:
        return _("Welcome to %(community)s") % words
    if home.state == State.REFUSED:
        return _("%(community)s: the office could not enter you") % words
    return _("%(community)s: you are no longer entered as a resident") % words


def _to_person(pk: int, state: str, template: str, subject_of) -> None:
    homes = Residency.objects.filter(pk=pk, state=state, user__email__gt="", user__is_active=True)
    home = homes.with_place().select_related("flat__building", "community", "user").first()
    if home is None:
        return
    with translation.override(home.user.language):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("residents:home", args=[home.community.slug])
        letter = _compose(template, subject_of(home), home, address, home.user.email)
    queue(letter, key=f"mail:residency:{home.pk}:{template}")


def _compose(template: str, subject: str, home: Residency, address: str, to: str):
    context = {"home": home, "address": address}
    return compose(template=f"residents/mail/{template}", subject=subject, context=context, to=to)
