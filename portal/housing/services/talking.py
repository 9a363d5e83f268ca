"""Two people write to each other about a home, and neither sees the other's address or number unless they show it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.housing.exceptions import ChangedMeanwhile, NoReason, TalkOver, TooManyTalks
from portal.housing.kinds import Talk
from portal.housing.letters import promise_about_talk
from portal.housing.locks import lock_thread
from portal.housing.models import Listing, Message, Thread
from portal.housing.policies import deciders_of, keepers_of, keeps, may_decide, side_of

#: New talks of one person in a day.
MOST_NEW = 10


@transaction.atomic
def ask(*, listing: Listing, text: str, by, shows_phone: bool = False) -> Thread:
    """Begin a talk about a shown listing, or go on with the one there is, tell its keeper, and return it.

    Raises NoReason without a word, PermissionDenied for its keeper, ChangedMeanwhile when it is not shown, TalkOver
    also for whoever its keeper has blocked in another talk, TooManyTalks after ten new ones in a day.
    """
    text = _word(text)
    if keeps(by, listing):
        raise PermissionDenied
    if not listing.is_shown:
        raise ChangedMeanwhile
    thread = Thread.objects.filter(listing=listing, asker=by).first()
    if thread is None:
        if _is_blocked(listing, by):
            raise TalkOver
        day = timezone.now() - timedelta(days=1)
        if Thread.objects.filter(asker=by, made_at__gt=day).count() >= MOST_NEW:
            raise TooManyTalks
        thread, _made = Thread.objects.get_or_create(
            listing=listing, asker=by, defaults={"asker_shows_phone": shows_phone, "made_at": timezone.now()}
        )
    say(thread=thread, text=text, by=by)
    return thread


@transaction.atomic
def say(*, thread: Thread, text: str, by) -> Message:
    """Add a word to an open talk, tell the other side by mail, and return it.

    Raises NoReason without a word, PermissionDenied for who is not one of the two, TalkOver.
    """
    text = _word(text)
    thread, side = _own(thread, by)
    if not thread.is_open:
        raise TalkOver
    is_owner = side == "owner"
    message = Message.objects.create(thread=thread, by_owner=is_owner, by=by, text=text, at=timezone.now())
    thread.last_at, thread.unread_by_owner, thread.unread_by_asker = message.at, not is_owner, is_owner
    thread.save()
    for person in _others(thread, side):
        promise_about_talk("word", thread=thread, user=person, mark=str(message.pk), message=message.pk)
    return message


@transaction.atomic
def end_talk(*, thread: Thread, by, block: bool = False) -> Thread:
    """Close an open talk, or block it, and return it; both keep what was said. Raises PermissionDenied, TalkOver."""
    thread, side = _own(thread, by)
    if not thread.is_open:
        raise TalkOver
    thread.state = Talk.BLOCKED if block else Talk.CLOSED
    thread.ended_by_owner = side == "owner"
    thread.save()
    return thread


@transaction.atomic
def show_phone(*, thread: Thread, by, shown: bool) -> Thread:
    """Let the other side see one's own phone, or no longer, and return the talk. Raises PermissionDenied."""
    thread, side = _own(thread, by)
    setattr(thread, f"{side}_shows_phone", shown)
    thread.save(update_fields=[f"{side}_shows_phone"])
    return thread


@transaction.atomic
def report_talk(*, thread: Thread, text: str, by) -> Thread:
    """Block a talk and let who decides about the listing read it; return it.

    Raises NoReason, PermissionDenied for who is not one of the two, ChangedMeanwhile when it was reported before.
    """
    text = _word(text)[:300]
    thread, side = _own(thread, by)
    if thread.reported_at:
        raise ChangedMeanwhile
    if thread.is_open:
        thread.state, thread.ended_by_owner = Talk.BLOCKED, side == "owner"
    thread.reported_at, thread.report_text = timezone.now(), text
    thread.reported_by_owner = side == "owner"
    thread.save()
    for person in deciders_of(thread.listing):
        promise_about_talk("talk-reported", thread=thread, user=person)
    return thread


@transaction.atomic
def decide_talk(*, thread: Thread, by, reopen: bool) -> Thread:
    """Answer a report: `reopen` lets both write again, else the talk stays blocked; tell both, and return it.

    From then on the two alone read it again. Raises PermissionDenied, ChangedMeanwhile when no report is open.
    """
    thread = lock_thread(pk=thread.pk)
    if not may_decide(by, thread.listing):
        raise PermissionDenied
    if thread.reported_at is None or thread.decided_at:
        raise ChangedMeanwhile
    thread.state, thread.decided_at = Talk.OPEN if reopen else Talk.BLOCKED, timezone.now()
    thread.save()
    for person in [*_others(thread, "owner"), *_others(thread, "asker")]:
        promise_about_talk("talk-reopened" if reopen else "talk-stays-blocked", thread=thread, user=person)
    return thread


def mark_read(*, thread: Thread, side: str) -> None:
    """Remember that this side ("owner" or "asker") has read everything."""
    field = f"unread_by_{side}"
    if getattr(thread, field):
        setattr(thread, field, False)
        thread.save(update_fields=[field])


def _is_blocked(listing: Listing, by) -> bool:
    """Say whether whoever offers this home has blocked this person, be it about another home."""
    same = {"community": listing.community_id, "by_office": True} if listing.by_office else {"owner": listing.owner_id}
    same = {f"listing__{name}": value for name, value in same.items()}
    return Thread.objects.filter(asker=by, state=Talk.BLOCKED, ended_by_owner=True, **same).exists()


def _word(text: str) -> str:
    if not text.strip():
        raise NoReason
    return text.strip()[:1000]


def _own(thread: Thread, by) -> tuple[Thread, str]:
    """Return the talk locked and the side `by` is on."""
    found = lock_thread(pk=thread.pk)
    side = side_of(by, found)
    if not side:
        raise PermissionDenied
    return found, side


def _others(thread: Thread, side: str) -> list:
    """Return who is written to on the other side, if they can be."""
    if side == "asker":
        return keepers_of(thread.listing)
    asker = thread.asker
    return [asker] if asker and asker.is_active and asker.email else []
