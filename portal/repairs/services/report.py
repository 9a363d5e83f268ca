"""A resident reports that something needs repair."""

from collections.abc import Iterable

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.repairs.codes import new_code
from portal.repairs.exceptions import NothingSaid
from portal.repairs.kinds import IN_A_BUILDING, Kind, Place
from portal.repairs.letters import tell_office, tell_resident
from portal.repairs.models import Repair
from portal.repairs.services.late import watch
from portal.repairs.services.steps import one_transaction, write_step
from portal.repairs.times import terms_of
from portal.residents.models import Residency

#: Codes that are taken are drawn anew; a compound would need hundreds of thousands of requests to fail so often.
TRIES = 20


def report(
    *, residency: Residency, category: str, place: str, text: str, key: str, photos: Iterable[File] = ()
) -> Repair:
    """Keep a request of an active residency, promise the office's times, tell both sides, and return it.

    `photos` come from portal.images.services.make_safe, three at most. The same `key` again changes nothing and
    returns the first. Raises NothingSaid without a word; then nothing is kept, no photo either.
    """
    if not text.strip():
        raise NothingSaid
    with one_transaction() as files:
        repair, made = _made(residency, category, Place(place), text.strip()[:500], key)
        if made:
            step = write_step(
                repair=repair, kind=Kind.RECEIVED, by=residency.user, files=files, text=repair.text, photos=photos
            )
            tell_resident(step=step)
            tell_office(step=step)
            watch(repair=repair)
    return repair


def _made(residency: Residency, category: str, place: Place, text: str, key: str) -> tuple[Repair, bool]:
    """Return a new request with a code that was free, or the one that had this key before; and whether it is new."""
    now, terms = timezone.now(), terms_of(residency.community, category)
    for _try in range(TRIES):
        if found := Repair.objects.filter(key=key).select_related("community").first():
            return found, False
        try:
            with transaction.atomic():
                return Repair.objects.create(
                    community=residency.community,
                    flat=residency.flat,
                    building=residency.flat.building if place in IN_A_BUILDING else None,
                    residency=residency,
                    reported_by=residency.user,
                    code=new_code(),
                    key=key,
                    category=category,
                    place=place,
                    text=text,
                    made_at=now,
                    answer_by=terms.answer_by(now),
                    done_by=terms.done_by(now),
                    due_at=terms.answer_by(now),
                ), True
        except IntegrityError:
            continue  # The code is taken, or the same tap was quicker.
    raise RuntimeError("no free code for a repair request")
