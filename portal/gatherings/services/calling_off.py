"""Calling an event off: the page says so, everybody is written to."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.gatherings.exceptions import Closed, NothingSaid
from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering
from portal.gatherings.policies import hosts
from portal.gatherings.telling import tell_all


@transaction.atomic
def call_off(*, gathering: Gathering, by, why: str) -> Gathering:
    """Mark a coming event as called off, write to everybody who comes or waits, and return it. Twice is once.

    Raises PermissionDenied unless `by` keeps it, NothingSaid without a reason, Closed when it has begun.
    """
    gathering = lock_gathering(pk=gathering.pk)
    if not hosts(by, gathering):
        raise PermissionDenied
    if gathering.is_called_off:
        return gathering
    if gathering.has_begun:
        raise Closed
    if not why.strip():
        raise NothingSaid
    gathering.called_off_at, gathering.called_off_why = timezone.now(), why.strip()[:300]
    gathering.save()
    tell_all(gathering=gathering, what="called_off", stamp="once")
    return gathering
