"""Letters in each reader's language: to who comes, to hosts about photos, to both sides of invitations.

What a letter says is looked at when it is written: a place somebody has given back is not confirmed any more.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.gatherings.models import HostLetter, Invitation, Photo, SignUp
from portal.gatherings.pages import title_of
from portal.gatherings.services.inviting import INVITED
from portal.gatherings.services.photos import HOST
from portal.gatherings.telling import GUEST
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler
from portal.users.models import User

State = SignUp.State
#: In which states of a sign-up each letter still holds.
HOLDS = {
    "placed": (State.PLACED,),
    "waiting": (State.WAITING,),
    "moved_up": (State.PLACED,),
    "moved": (State.PLACED, State.WAITING),
    "called_off": (State.PLACED, State.WAITING),
    "reminder": (State.PLACED,),
    "letter": (State.PLACED,),
}


def register() -> None:
    """Enter the kinds of work with the outbox."""
    register_handler(GUEST, write_guest)
    register_handler(HOST, write_host)
    register_handler(INVITED, write_about_invitation)


def write_guest(payload: dict) -> None:
    """Write to one person who comes or waits; nothing once it does not hold any more."""
    what = payload["what"]
    rows = SignUp.objects.select_related("gathering__village", "gathering__community", "user")
    own = rows.filter(pk=payload["sign_up"], state__in=HOLDS[what], user__is_active=True, user__email__gt="").first()
    if own is None or (own.gathering.is_called_off and what != "called_off"):
        return
    with translation.override(own.user.language):
        letter = HostLetter.objects.filter(pk=payload.get("letter")).first()
        title = title_of(own.gathering)
        context = {
            "what": what,
            "own": own,
            "gathering": own.gathering,
            "title": title,
            "position": own.position() if own.is_waiting else 0,
            "letter": letter,
            "address": _absolute("gatherings:own", own.gathering.key),
        }
        subject = _subjects(what) % {"title": title, "host": own.gathering.host.name}
        mail = compose(template="gatherings/mail/guest", subject=subject, context=context, to=own.user.email)
    stamp = own.changed_at.isoformat() if what in ("placed", "waiting", "moved_up") else payload.get("letter", "")
    queue(mail, key=f"mail:gathering:{own.pk}:{what}:{stamp}:{own.gathering.starts_at.isoformat()}")


def _subjects(what: str) -> str:
    return {
        "placed": _("You come: %(title)s"),
        "waiting": _("You are on the waiting list: %(title)s"),
        "moved_up": _("There is a place for you: %(title)s"),
        "moved": _("It has moved: %(title)s"),
        "called_off": _("Called off: %(title)s"),
        "reminder": _("Tomorrow: %(title)s"),
        "letter": _("A word from %(host)s: %(title)s"),
    }[what]


def write_host(payload: dict) -> None:
    """Tell one person who keeps a gathering that photos wait, or that one was taken down."""
    photo = Photo.objects.select_related("gathering").filter(pk=payload["photo"]).first()
    person = _person(payload)
    if photo is None or person is None:
        return
    with translation.override(person.language):
        title = title_of(photo.gathering)
        context = {
            "what": payload["what"],
            "photo": photo,
            "title": title,
            "address": _absolute("gatherings:guests", photo.gathering.key) + "#photos",
        }
        subject = _("Photos wait for you: %(title)s") if payload["what"] == "photos" else _("A photo: %(title)s")
        mail = compose(
            template="gatherings/mail/host", subject=subject % {"title": title}, context=context, to=person.email
        )
    queue(mail, key=f"mail:gathering-photo:{photo.pk}:{payload['what']}:{person.pk}")


def write_about_invitation(payload: dict) -> None:
    """Tell one person of either side what became of an invitation; a question or reminder only while it is open."""
    rows = Invitation.objects.select_related("village", "community")
    invitation, person, what = rows.filter(pk=payload["invitation"]).first(), _person(payload), payload["what"]
    if invitation is None or person is None or (what in ("asked", "reminder") and not invitation.is_open):
        return
    with translation.override(person.language):
        words = {"host": invitation.inviting.name, "guest": invitation.invited.name, "what": invitation.what}
        context = {
            "step": what,
            "invitation": invitation,
            **words,
            "address": _absolute("gatherings:invitation", invitation.pk),
        }
        subject = _subject_of_invitation(what) % words
        mail = compose(template="gatherings/mail/invitation", subject=subject, context=context, to=person.email)
    queue(mail, key=f"mail:gathering-invitation:{invitation.pk}:{what}:{person.pk}")


def _subject_of_invitation(what: str) -> str:
    return {
        "asked": _("%(host)s invites you: %(what)s"),
        "reminder": _("%(host)s waits for your answer: %(what)s"),
        "accepted": _("%(guest)s comes: %(what)s"),
        "declined": _("%(guest)s cannot come: %(what)s"),
        "withdrawn": _("%(host)s takes the invitation back: %(what)s"),
        "lapsed": _("Nobody answered: %(what)s"),
    }[what]


def _person(payload: dict) -> User | None:
    return User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()


def _absolute(name: str, *values) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=values)
