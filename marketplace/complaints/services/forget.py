"""Photos and words of complaints go when nobody needs them any more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.complaints.models import Complaint, ComplaintPhoto, private_storage

#: Long enough for whoever wants to talk about the answer.
PHOTOS_KEPT = timedelta(days=90)


def forget_photos() -> str:
    """Delete the photos of complaints answered three months ago, and say how many."""
    old = Complaint.objects.closed().filter(closed_at__lt=timezone.now() - PHOTOS_KEPT)
    return f"{_delete(ComplaintPhoto.objects.filter(complaint__in=old))} photos deleted"


@transaction.atomic
def forget_complaints(*, complaints) -> None:
    """Delete the photos and the words of these complaints (a queryset); what was wrong and what was given stays."""
    _delete(ComplaintPhoto.objects.filter(complaint__in=complaints))
    complaints.update(text="", answer="")


def _delete(photos) -> int:
    """Delete the rows now and their files once that is committed."""
    names = list(photos.values_list("file", flat=True))
    with transaction.atomic():
        photos.delete()
        transaction.on_commit(lambda: _delete_files(names))
    return len(names)


def _delete_files(names: list[str]) -> None:
    for name in names:
        private_storage().delete(name)
