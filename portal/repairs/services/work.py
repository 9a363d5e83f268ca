"""What the office does with a request; the first of these is the first answer that was promised."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.repairs.exceptions import ChangedMeanwhile, NothingSaid, NotYours
from portal.repairs.kinds import OPEN, UNSEEN, Kind, State
from portal.repairs.letters import tell_neighbours, tell_resident, tell_who_got_it
from portal.repairs.locks import lock_repair
from portal.repairs.models import Firm, Repair, Step
from portal.repairs.people import people_of
from portal.repairs.services.late import watch
from portal.repairs.services.steps import one_transaction, write_step
from portal.residents.policies import may_run
from portal.users.models import User


@transaction.atomic
def take(*, repair: Repair, by: User) -> Repair:
    """Take a request oneself, tell the resident, and return it. Raises PermissionDenied or ChangedMeanwhile."""
    locked = begin(repair, by)
    locked.staff, locked.firm = by, None
    locked.state = _seen(locked)
    tell_resident(step=go_on(locked, by, Kind.TAKEN))
    return locked


@transaction.atomic
def give_to(*, repair: Repair, by: User, staff: User | None = None, firm: Firm | None = None) -> Repair:
    """Give a request to one of the office or to an outside firm, and return it.

    The resident is told when it is the first answer; a colleague is told always. Raises PermissionDenied,
    ChangedMeanwhile, or NotYours for who does not work for this office.
    """
    locked = begin(repair, by)
    if staff and not people_of(locked.community).filter(pk=staff.pk).exists():
        raise NotYours
    if (firm and firm.community_id != locked.community_id) or not (staff or firm):
        raise NotYours
    was_unseen = locked.state in UNSEEN
    locked.staff, locked.firm = (None, firm) if firm else (staff, None)
    locked.state = _seen(locked)
    step = go_on(locked, by, Kind.GIVEN_FIRM if firm else Kind.GIVEN_STAFF)
    if was_unseen:
        tell_resident(step=step)
    if locked.staff and locked.staff != by:
        tell_who_got_it(step=step, user=locked.staff)
    return locked


def answer(*, repair: Repair, by: User, text: str, photos: Iterable[File] = ()) -> Repair:
    """Write to the resident, and return the request. Raises PermissionDenied, ChangedMeanwhile or NothingSaid."""
    photos = list(photos)
    if not text.strip() and not photos:
        raise NothingSaid
    with one_transaction() as files:
        locked = begin(repair, by)
        locked.state = _seen(locked)
        tell_resident(step=go_on(locked, by, Kind.ANSWERED, files=files, text=text, photos=photos))
    return locked


@transaction.atomic
def plan_visit(*, repair: Repair, by: User, begins: datetime, ends: datetime, text: str = "") -> Repair:
    """Say when somebody comes, tell the resident and neighbours with the same, and return the request.

    Raises PermissionDenied, ChangedMeanwhile, or ValidationError for a time that has passed or ends before it begins.
    """
    locked = begin(repair, by)
    if not timezone.now() < begins < ends:
        raise ValidationError(_("The visit must lie ahead and end after it begins."))
    locked.state, locked.visit_from, locked.visit_until = State.PLANNED, begins, ends
    step = go_on(locked, by, Kind.PLANNED, text=text, visit_from=begins, visit_until=ends)
    tell_resident(step=step)
    tell_neighbours(step=step)
    return locked


def finish(*, repair: Repair, by: User, text: str = "", photos: Iterable[File] = ()) -> Repair:
    """Mark a request as done with a word or photos, tell the resident and neighbours with the same, and return it.

    Raises PermissionDenied, ChangedMeanwhile or NothingSaid.
    """
    photos = list(photos)
    if not text.strip() and not photos:
        raise NothingSaid
    with one_transaction() as files:
        locked = begin(repair, by)
        locked.state, locked.done_at = State.DONE, timezone.now()
        step = go_on(locked, by, Kind.DONE, files=files, text=text, photos=photos)
        tell_resident(step=step)
        tell_neighbours(step=step)
    return locked


@transaction.atomic
def refuse(*, repair: Repair, by: User, text: str) -> Repair:
    """Refuse a request and say why, tell everybody concerned, and return it.

    Raises PermissionDenied, ChangedMeanwhile, or NothingSaid without a reason.
    """
    if not text.strip():
        raise NothingSaid
    locked = begin(repair, by)
    locked.state = State.REFUSED
    step = go_on(locked, by, Kind.REFUSED, text=text)
    tell_resident(step=step)
    tell_neighbours(step=step)
    return locked


def begin(repair: Repair, by: User) -> Repair:
    """Return the open request, locked. Raises PermissionDenied for who is not of its office, or ChangedMeanwhile."""
    if not may_run(by, repair.community):
        raise PermissionDenied
    locked = lock_repair(pk=repair.pk)
    if locked.state not in OPEN:
        raise ChangedMeanwhile
    return locked


def go_on(locked: Repair, by: User, kind: str, *, files: list[str] | None = None, **facts) -> Step:
    """Save what the office has done, with the next promised moment, and return the step that says so."""
    now = timezone.now()
    locked.answered_at = locked.answered_at or now
    locked.has_news = False
    locked.due_at = locked.promised_by if locked.is_open else None
    locked.closed_at = None if locked.is_open else now
    locked.save()
    watch(repair=locked)
    return write_step(repair=locked, kind=kind, by=by, files=[] if files is None else files, **facts)


def _seen(repair: Repair) -> str:
    """Return the state of a request that the office has now looked at."""
    return State.TAKEN if repair.state in UNSEEN else repair.state
