"""Writing a step with its photos: the part that all verbs share."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from portal.repairs.models import Photo, Repair, Step, private_storage

MOST_PHOTOS = 3


@contextmanager
def one_transaction() -> Iterator[list[str]]:
    """Do what is inside in one transaction; the files whose names are entered in the list go when it fails."""
    files: list[str] = []
    try:
        with transaction.atomic():
            yield files
    except BaseException:
        for name in files:
            private_storage().delete(name)
        raise


def write_step(
    *, repair: Repair, kind: str, by, files: list[str], text: str = "", photos: Iterable[File] = (), **facts
) -> Step:
    """Keep what happened and return it; `photos` come from make_safe, their names are entered in `files`."""
    step = Step.objects.create(repair=repair, kind=kind, by=by, text=text.strip()[:500], at=timezone.now(), **facts)
    for photo in list(photos)[:MOST_PHOTOS]:
        row = Photo(step=step)
        row.file.save(photo.name or "photo.jpg", photo, save=False)
        files.append(str(row.file.name))
        row.save()
    return step
