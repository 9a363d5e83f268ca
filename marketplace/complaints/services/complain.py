"""A buyer says what is wrong with a parcel."""

from collections.abc import Iterable, Mapping

from django.core.files.base import File
from django.db import transaction

from marketplace.complaints import letters
from marketplace.complaints.exceptions import AlreadyUnderWay, NothingSaid, NotNow, RefusedEnough
from marketplace.complaints.models import Complaint, ComplaintLine, ComplaintPhoto, private_storage
from marketplace.complaints.rules import answer_due, is_complainable, was_refused_enough
from marketplace.consignments.models import Consignment
from marketplace.consignments.services.move import lock_parcel

MOST_PHOTOS = 3


def complain(
    *,
    consignment: Consignment,
    wrong: Mapping[int, int],
    reason: str,
    key: str,
    text: str = "",
    photos: Iterable[File] = (),
) -> Complaint:
    """Write down how many of which order lines (by id) are wrong, tell buyer and village, and return it.

    `photos` come from portal.images.services.make_safe. The same `key` again changes nothing. Raises NotNow,
    AlreadyUnderWay, RefusedEnough or NothingSaid; then nothing is kept, no photo either.
    """
    kept: list[str] = []
    try:
        return _complain(consignment, wrong, reason, key, text, list(photos)[:MOST_PHOTOS], kept)
    except BaseException:
        for name in kept:
            private_storage().delete(name)
        raise


@transaction.atomic
def _complain(consignment, wrong, reason, key, text, photos, kept: list[str]) -> Complaint:
    _order, parcel = lock_parcel(consignment=consignment)
    found = Complaint.objects.filter(key=key).first()
    if found:
        return found
    if not is_complainable(parcel):
        raise NotNow
    if parcel.complaints.under_way().exists():
        raise AlreadyUnderWay
    if was_refused_enough(parcel.complaints.refused().count()):
        raise RefusedEnough
    wrong = {line: quantity for line, quantity in wrong.items() if quantity}
    held = dict(parcel.lines.filter(quantity__gt=0).values_list("line", "quantity"))
    if not wrong or any(not 0 < quantity <= held.get(line, 0) for line, quantity in wrong.items()):
        raise NothingSaid
    complaint = Complaint.objects.create(
        consignment=parcel, key=key, reason=reason, text=text[:300], answer_by=answer_due()
    )
    ComplaintLine.objects.bulk_create(
        ComplaintLine(complaint=complaint, line_id=line, quantity=quantity) for line, quantity in sorted(wrong.items())
    )
    for photo in photos:
        row = ComplaintPhoto(complaint=complaint)
        row.file.save(photo.name or "photo.jpg", photo, save=False)
        kept.append(str(row.file.name))
        row.save()
    letters.tell_received(complaint=complaint)
    return complaint
