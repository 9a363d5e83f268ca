"""Letters about being listed: to the community's editors that somebody asks, to the owners what was answered."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.businesses.models import Business
from portal.businesses.services.listing import ASKED, DECIDED
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler

State = Business.State


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(ASKED, write_to_editor)
    register_handler(DECIDED, write_to_owner)


def write_to_editor(payload: dict) -> None:
    """Tell one editor, in their language, that a business asks; nothing once somebody has answered."""
    business, person = _both(payload)
    if business is None or person is None or business.state != State.ASKED:
        return
    with translation.override(person.language):
        context = {
            "business": business,
            "community": business.community.name,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("community-businesses:edit", args=[business.pk]),
        }
        subject = _("%(business)s asks to be listed") % context
        letter = compose(template="businesses/mail/asked", subject=subject, context=context, to=person.email)
    queue(letter, key=f"mail:business:{business.pk}:asked:{person.pk}")


def write_to_owner(payload: dict) -> None:
    """Tell one owner, in their language, what the community has answered; nothing when it has changed since."""
    business, person = _both(payload)
    if business is None or person is None or business.state != payload["state"]:
        return
    with translation.override(person.language):
        words = {"business": business.name, "community": business.community.name}
        subjects = {
            State.APPROVED: _("%(business)s is listed in %(community)s"),
            State.REFUSED: _("%(community)s does not list %(business)s"),
            State.CLOSED: _("%(community)s has taken %(business)s off its list"),
        }
        context = {
            "business": business,
            "community": business.community.name,
            "is_listed": business.is_listed,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("my_business:desk", args=[business.pk]),
        }
        subject = subjects[business.state] % words
        letter = compose(template="businesses/mail/answered", subject=subject, context=context, to=person.email)
    queue(letter, key=f"mail:business:{business.pk}:{business.state}:{business.decided_at.isoformat()}:{person.pk}")


def _both(payload: dict):
    business = Business.objects.select_related("community").filter(pk=payload["business"]).first()
    person = get_user_model().objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    return business, person
