"""Letters about homes: promised with what happened, written in the reader's language when they are due."""

from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.housing.kinds import State
from portal.housing.letter_words import WORDS
from portal.housing.models import Listing, Message, SavedSearch, Thread
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler, send
from portal.users.models import User

ABOUT_LISTING, ABOUT_TALK = "homes.listing", "homes.talk"
TEMPLATE = "housing/mail/letter"
#: What must still be so when a letter is written; otherwise it would tell what is no longer true.
STILL: dict[str, Callable[[Listing], bool]] = {
    "waiting": lambda listing: listing.state == State.WAITING,
    "ends-soon": lambda listing: listing.is_shown and listing.reminded_for == listing.expires_at,
    "expired": lambda listing: listing.state == State.EXPIRED,
}
TO_DESK = ("waiting", "reported")


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(ABOUT_LISTING, write_about_listing)
    register_handler(ABOUT_TALK, write_about_talk)


def promise(what: str, *, listing: Listing, user: User, mark: str = "") -> None:
    """Promise a letter about a listing in the caller's transaction; one for each `mark`, by default for this moment."""
    key = f"home:{listing.pk}:{what}:{mark or timezone.now().isoformat()}:{user.pk}"
    send(key=key, kind=ABOUT_LISTING, payload={"what": what, "listing": listing.pk, "user": user.pk})


def promise_about_talk(what: str, *, thread: Thread, user: User, mark: str = "", message: int | None = None) -> None:
    """Promise a letter about a talk in the caller's transaction."""
    key = f"home-talk:{thread.pk}:{what}:{mark}:{user.pk}"
    payload = {"what": what, "thread": thread.pk, "user": user.pk, "message": message}
    send(key=key, kind=ABOUT_TALK, payload=payload)


def write_about_listing(payload: dict) -> None:
    """Write to one person about a listing; nothing when it is no longer so, or when they cannot be reached."""
    rows = Listing.objects.select_related("community", "village", "building")
    listing, person, what = rows.filter(pk=payload["listing"]).first(), _reached(payload), payload["what"]
    if listing is None or person is None or not STILL.get(what, lambda _listing: True)(listing):
        return
    with translation.override(person.language):
        words = _words(listing)
        if what in TO_DESK:
            address = reverse("homes:desk-listing", args=[listing.pk])
        elif what.startswith("report-"):
            address = reverse("homes:list")
        else:
            address = reverse("my_homes:listing", args=[listing.pk])
        _send(what, words, address, person)


def write_about_talk(payload: dict) -> None:
    """Write to one of the two, or to who decides; the letter holds no address and no number of the other side."""
    rows = Thread.objects.select_related("listing__community", "listing__village", "listing__building")
    thread, person, what = rows.filter(pk=payload["thread"]).first(), _reached(payload), payload["what"]
    message = Message.objects.filter(pk=payload["message"]).first() if payload["message"] else None
    if thread is None or person is None or (what == "word" and (message is None or not message.text)):
        return
    with translation.override(person.language):
        words = {**_words(thread.listing), "text": message.text if message else ""}
        is_desk = what == "talk-reported"
        name = "homes:desk-talk" if is_desk else "my_homes:thread"
        _send(what, words, reverse(name, args=[thread.pk]), person)


def send_digest(*, search: SavedSearch, homes: list[Listing], number: int) -> None:
    """Queue one letter about these new homes, with a link that stops such letters, in the caller's transaction."""
    person = search.user
    with translation.override(person.language):
        subject = translation.ngettext("%(n)d new home for you", "%(n)d new homes for you", number) % {"n": number}
        context = {
            "lines": [_("They match what you look for. Each is told of once.")],
            "homes": [{"home": home, "address": _whole(home.get_absolute_url())} for home in homes],
            "button": _("My searches"),
            "address": _whole(reverse("my_homes:searches")),
            "stop": _whole(reverse("homes:stop", args=[search.token])),
        }
        letter = compose(template=TEMPLATE, subject=subject, context=context, to=person.email)
    queue(letter, key=f"mail:homes:digest:{uuid4()}")


def _words(listing: Listing) -> dict[str, str]:
    """Return what letters say of a listing."""
    until = timezone.localtime(listing.expires_at)
    return {
        "home": listing.title,
        "where": listing.where,
        "reason": listing.reason,
        "day": date_format(until, "DATE_FORMAT"),
        "text": "",
    }


def _send(what: str, words: dict[str, str], address: str, person: User) -> None:
    subject, lines, button = WORDS[what]
    context = {
        "lines": [str(line) % words for line in lines],
        "button": str(button),
        "address": _whole(address),
        "quote": words["text"],
    }
    letter = compose(template=TEMPLATE, subject=str(subject) % words, context=context, to=person.email)
    queue(letter, key=f"mail:homes:{what}:{uuid4()}")


def _reached(payload: dict) -> User | None:
    return User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + path
