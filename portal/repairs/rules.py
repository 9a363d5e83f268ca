"""Who may see and do what with a request, and until when."""

from datetime import timedelta

from django.utils import timezone

from portal.repairs.kinds import OPEN, State
from portal.repairs.models import Repair
from portal.residents.models import Residency
from portal.residents.policies import residency_of

#: So long after it was done a resident may say that it is still broken; later it is a new request.
AGAIN_WITHIN = timedelta(days=14)
#: So long after it was done it may be rated.
RATED_WITHIN = timedelta(days=30)


def is_own(repair: Repair, user) -> bool:
    """Say whether this person reported it and still lives there."""
    return user.is_authenticated and repair.reported_by_id == user.pk and bool(residency_of(user, repair.community))


def may_say_again(repair: Repair) -> bool:
    """Say whether it is time to say that it is still broken: done, and not too long ago."""
    return repair.state == State.DONE and timezone.now() - repair.done_at <= AGAIN_WITHIN


def may_rate(repair: Repair) -> bool:
    """Say whether it can be rated: done, not too long ago, not rated yet."""
    return repair.state == State.DONE and repair.rating is None and timezone.now() - repair.done_at <= RATED_WITHIN


def is_seen_around(repair: Repair, home: Residency) -> bool:
    """Say whether a neighbour may know of it: a common part of theirs, while it is open or they have the same."""
    if repair.community_id != home.community_id or not repair.is_common:
        return False
    if repair.building_id not in (None, home.flat.building_id):
        return False
    return repair.state in OPEN or repair.joined.filter(flat=home.flat_id).exists()


def may_be_joined(duplicate: Repair, main: Repair) -> bool:
    """Say whether one may go on as the other: nothing about a flat reaches another flat."""
    if duplicate.pk == main.pk or duplicate.community_id != main.community_id:
        return False
    if duplicate.is_common and main.is_common:
        return duplicate.building_id == main.building_id or None in (duplicate.building_id, main.building_id)
    return not main.is_common and not duplicate.is_common and duplicate.flat_id == main.flat_id
