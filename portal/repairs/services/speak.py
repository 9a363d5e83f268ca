"""What residents do with a request: add to it, say that it is still broken, rate it, withdraw it, have the same."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from portal.repairs.exceptions import ChangedMeanwhile, NothingSaid, TooLate
from portal.repairs.kinds import OPEN, Kind, State
from portal.repairs.letters import tell_office
from portal.repairs.locks import lock_repair
from portal.repairs.models import Repair, SameHere
from portal.repairs.rules import is_own, is_seen_around, may_rate, may_say_again
from portal.repairs.services.late import watch
from portal.repairs.services.steps import one_transaction, write_step
from portal.repairs.times import terms_of
from portal.residents.models import Residency


def add_word(*, repair: Repair, by, text: str = "", photos: Iterable[File] = ()) -> Repair:
    """Add a word or photos to an open request, tell the office, and return it.

    Raises PermissionDenied for all but the reporter, ChangedMeanwhile when it is closed, NothingSaid.
    """
    photos = list(photos)
    if not text.strip() and not photos:
        raise NothingSaid
    with one_transaction() as files:
        locked = _own(repair, by, *OPEN)
        locked.has_news = True
        locked.save(update_fields=["has_news"])
        tell_office(step=write_step(repair=locked, kind=Kind.SAID, by=by, files=files, text=text, photos=photos))
    return locked


def say_again(*, repair: Repair, by, text: str, photos: Iterable[File] = ()) -> Repair:
    """Open a done request again because it is still broken, promise anew, tell the office, and return it.

    Raises PermissionDenied for all but the reporter, ChangedMeanwhile, TooLate after rules.AGAIN_WITHIN, NothingSaid.
    """
    photos = list(photos)
    if not text.strip() and not photos:
        raise NothingSaid
    with one_transaction() as files:
        locked = _own(repair, by, State.DONE)
        if not may_say_again(locked):
            raise TooLate
        now, terms = timezone.now(), terms_of(locked.community, locked.category)
        locked.state, locked.times_again = State.AGAIN, locked.times_again + 1
        locked.due_at, locked.again_by = terms.answer_by(now), terms.done_by(now)
        locked.done_at = locked.closed_at = locked.visit_from = locked.visit_until = locked.rating = None
        locked.rating_text = ""
        locked.save()
        tell_office(step=write_step(repair=locked, kind=Kind.AGAIN, by=by, files=files, text=text, photos=photos))
        watch(repair=locked)
    return locked


@transaction.atomic
def rate(*, repair: Repair, by, rating: int, text: str = "") -> Repair:
    """Keep what the reporter thinks of it (1 to 5) with a sentence, and return it.

    Raises PermissionDenied for all but the reporter, ChangedMeanwhile, TooLate when it is rated or long over.
    """
    locked = _own(repair, by, State.DONE)
    if not may_rate(locked):
        raise TooLate
    locked.rating, locked.rating_text = rating, text.strip()[:200]
    locked.save(update_fields=["rating", "rating_text"])
    said = f"{rating} / 5 {locked.rating_text}"
    write_step(repair=locked, kind=Kind.RATED, by=by, files=[], text=said)
    return locked


@transaction.atomic
def withdraw(*, repair: Repair, by) -> Repair:
    """Close an open request because the reporter no longer needs it, tell the office, and return it.

    Raises PermissionDenied for all but the reporter, ChangedMeanwhile when it is closed.
    """
    locked = _own(repair, by, *OPEN)
    locked.state, locked.due_at, locked.closed_at, locked.has_news = State.WITHDRAWN, None, timezone.now(), False
    locked.save()
    tell_office(step=write_step(repair=locked, kind=Kind.WITHDRAWN, by=by, files=[]))
    return locked


@transaction.atomic
def have_same(*, repair: Repair, residency: Residency) -> bool:
    """Count that another flat has the same; return whether it was not counted before.

    Raises PermissionDenied for whoever may not know of it or lives in that flat, ChangedMeanwhile when it is closed.
    """
    locked = lock_repair(pk=repair.pk)
    if not is_seen_around(locked, residency) or locked.flat_id == residency.flat_id:
        raise PermissionDenied
    if not locked.is_open:
        raise ChangedMeanwhile
    _row, made = SameHere.objects.get_or_create(repair=locked, flat=residency.flat, defaults={"residency": residency})
    return made


def _own(repair: Repair, by, *states: str) -> Repair:
    locked = lock_repair(pk=repair.pk)
    if not is_own(locked, by):
        raise PermissionDenied
    if locked.state not in states:
        raise ChangedMeanwhile
    return locked
