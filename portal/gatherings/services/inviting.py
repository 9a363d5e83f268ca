"""Invitations between communities and villages: asked, answered within days, made into an event."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks

from portal.communities.models import Community
from portal.culture.models import EventPage
from portal.gatherings.exceptions import NothingSaid, WrongDay, WrongState
from portal.gatherings.locks import lock_invitation
from portal.gatherings.models import Invitation
from portal.gatherings.policies import people_of, speaks_for
from portal.outbox.services import send
from portal.villages.models import Village

#: An answer is promised within so long; then who is asked is reminded, once.
ANSWER_WITHIN = timedelta(days=3)
LAPSES_AFTER = timedelta(days=30)
INVITED = "gatherings.invitation"
#: At these hours the drafted event begins and ends until the host writes others.
BEGINS, ENDS = time(10), time(12)
State, Host = Invitation.State, Invitation.Host


@transaction.atomic
def invite(*, inviting: Village | Community, invited: Village | Community, facts: Mapping[str, object], by):
    """Ask the other side and return the invitation; who answers there is written to.

    `facts` are columns: kind, what, words, first, last, people, travel, bed, meal, fee. Raises PermissionDenied unless
    `by` speaks for `inviting`, ValidationError when a fact is wrong or both are of one kind.
    """
    if not speaks_for(by, inviting):
        raise PermissionDenied
    if isinstance(inviting, type(invited)):
        raise ValidationError("A village invites a community, or a community a village.")
    by_village = isinstance(inviting, Village)
    sides: Any = (inviting, invited) if by_village else (invited, inviting)
    village, community = sides
    invitation = Invitation(
        host=Host.VILLAGE if by_village else Host.COMMUNITY,
        village=village,
        community=community,
        asked_by=by,
        asked_at=timezone.now(),
        **facts,
    )
    invitation.full_clean()
    invitation.save()
    _tell(invitation, "asked", invited)
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, by, day: date, answer: str = "") -> Invitation:
    """Say yes for a day of the period, tell who invited, and return the invitation.

    Raises PermissionDenied unless `by` speaks for who is invited, WrongState when it is answered, WrongDay.
    """
    invitation = _to_answer(invitation, by)
    if not invitation.first <= day <= invitation.last or day < timezone.localdate():
        raise WrongDay
    invitation.day = day
    return _answered(invitation, State.ACCEPTED, by, answer)


@transaction.atomic
def decline(*, invitation: Invitation, by, answer: str) -> Invitation:
    """Say no with a reason, tell who invited, and return the invitation. Raises as `accept`, and NothingSaid."""
    invitation = _to_answer(invitation, by)
    if not answer.strip():
        raise NothingSaid
    return _answered(invitation, State.DECLINED, by, answer)


@transaction.atomic
def withdraw(*, invitation: Invitation, by) -> Invitation:
    """Take an unanswered invitation back, tell who was invited, and return it.

    Raises PermissionDenied unless `by` speaks for who invited, WrongState when it is answered.
    """
    invitation = lock_invitation(pk=invitation.pk)
    if not speaks_for(by, invitation.inviting):
        raise PermissionDenied
    if not invitation.is_open:
        raise WrongState
    invitation.state, invitation.answered_at = State.WITHDRAWN, timezone.now()
    invitation.save()
    _tell(invitation, State.WITHDRAWN, invitation.invited)
    return invitation


@transaction.atomic
def draft_event(*, invitation: Invitation, by) -> EventPage:
    """Return the event's page made of an accepted invitation: a draft below the host's page, made once.

    Raises PermissionDenied unless `by` speaks for the host, WrongState while it is not accepted.
    """
    invitation = lock_invitation(pk=invitation.pk)
    if not speaks_for(by, invitation.inviting):
        raise PermissionDenied
    if invitation.state != State.ACCEPTED:
        raise WrongState
    found = EventPage.objects.filter(translation_key=invitation.event).order_by("pk").first()
    if found:
        return found
    parent: Any = invitation.inviting.pages.filter(alias_of=None).order_by("-locale__language_code").first()
    day: Any = invitation.day  # An accepted one has a day, says the database.
    begins, ends = (timezone.make_aware(datetime.combine(day, hour)) for hour in (BEGINS, ENDS))
    words = [("text", linebreaks(invitation.words, autoescape=True))] if invitation.words else []
    page = EventPage(title=invitation.what, starts_at=begins, ends_at=ends, body=words, live=False, owner=by)
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(user=by)
    invitation.event = page.translation_key
    invitation.save()
    return page


def look_after_invitations() -> str:
    """Remind who has not answered in three days, once, and let lapse what is thirty days old; say how many of each."""
    now, waiting = timezone.now(), Invitation.objects.open()
    late = waiting.filter(reminded_at=None, asked_at__lte=now - ANSWER_WITHIN, asked_at__gt=now - LAPSES_AFTER)
    old = waiting.filter(asked_at__lte=now - LAPSES_AFTER)
    reminded = sum(_remind(pk) for pk in late.values_list("pk", flat=True))
    lapsed = sum(_lapse(pk) for pk in old.values_list("pk", flat=True))
    return f"{reminded} reminded, {lapsed} lapsed"


@transaction.atomic
def _remind(pk: int) -> bool:
    invitation = lock_invitation(pk=pk)
    if not invitation.is_open or invitation.reminded_at:
        return False
    invitation.reminded_at = timezone.now()
    invitation.save()
    _tell(invitation, "reminder", invitation.invited)
    return True


@transaction.atomic
def _lapse(pk: int) -> bool:
    invitation = lock_invitation(pk=pk)
    if not invitation.is_open:
        return False
    invitation.state, invitation.answered_at = State.LAPSED, timezone.now()
    invitation.save()
    _tell(invitation, State.LAPSED, invitation.inviting)
    return True


def _to_answer(invitation: Invitation, by) -> Invitation:
    invitation = lock_invitation(pk=invitation.pk)
    if not speaks_for(by, invitation.invited):
        raise PermissionDenied
    if not invitation.is_open:
        raise WrongState
    return invitation


def _answered(invitation: Invitation, state: str, by, answer: str) -> Invitation:
    invitation.state, invitation.answer = state, answer.strip()[:300]
    invitation.answered_at, invitation.answered_by = timezone.now(), by
    invitation.save()
    _tell(invitation, state, invitation.inviting)
    return invitation


def _tell(invitation: Invitation, what: str, side: Village | Community) -> None:
    for pk in people_of(side):
        payload = {"invitation": invitation.pk, "what": str(what), "user": pk}
        send(key=f"gathering-invitation:{invitation.pk}:{what}:{pk}", kind=INVITED, payload=payload)
