"""What is forgotten of requests: photos first, then words and who it was; at once with an erased account."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.repairs.kinds import OF_RESIDENTS, OPEN, Kind, State
from portal.repairs.models import Photo, Repair, SameHere, Step, private_storage
from portal.repairs.services.steps import write_step

#: Long enough for whoever wants to talk about the work.
PHOTOS_KEPT = timedelta(days=180)
#: After it only what the figures need stays, as with residencies (ADR 64).
WORDS_KEPT = timedelta(days=365)


@transaction.atomic
def forget_old_repairs(*, now: datetime | None = None) -> str:
    """Delete photos half a year after the end, words and names a year after it; say how many."""
    now = now or timezone.now()
    closed = Repair.objects.exclude(state__in=OPEN)
    photos = _delete_photos(Photo.objects.filter(step__repair__in=closed.filter(closed_at__lt=now - PHOTOS_KEPT)))
    old = closed.filter(closed_at__lt=now - WORDS_KEPT).exclude(reported_by=None, residency=None, text="")
    keys = list(old.values_list("pk", flat=True))
    Step.objects.filter(repair__in=keys).update(text="", by=None)
    SameHere.objects.filter(repair__in=keys).update(residency=None)
    number = Repair.objects.filter(pk__in=keys).update(**_nobody())
    return f"{photos} photos deleted, {number} requests forgotten"


@transaction.atomic
def forget_repairs_of(*, user) -> int:
    """Take everything a person said, showed and was from their requests; say how many there were.

    Open ones are withdrawn, but those of common parts that neighbours have too go on without words.
    """
    mine = Repair.objects.of_person(user)
    _delete_photos(Photo.objects.filter(step__repair__in=mine, step__kind__in=OF_RESIDENTS))
    Step.objects.filter(repair__in=mine).update(text="")
    for repair in mine.filter(state__in=OPEN, joined=None).select_for_update(of=("self",), no_key=True):
        repair.state, repair.due_at, repair.closed_at = State.WITHDRAWN, None, timezone.now()
        repair.save()
        write_step(repair=repair, kind=Kind.WITHDRAWN, by=None, files=[])
    Step.objects.filter(by=user).update(by=None)
    Repair.objects.filter(staff=user).update(staff=None)
    return mine.update(**_nobody())


def _nobody() -> dict:
    return {"reported_by": None, "residency": None, "text": "", "rating_text": ""}


def _delete_photos(photos) -> int:
    """Delete the rows now and their files once that is committed."""
    names = list(photos.values_list("file", flat=True))
    Photo.objects.filter(pk__in=list(photos.values_list("pk", flat=True))).delete()
    transaction.on_commit(lambda: _delete_files(names))
    return len(names)


def _delete_files(names: list[str]) -> None:
    for name in names:
        private_storage().delete(name)
