"""Who came: ticked by the host on a plain list, as often as needed."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering
from portal.gatherings.policies import hosts


@transaction.atomic
def tick_who_came(*, gathering: Gathering, came: Collection[int], by) -> int:
    """Write down whether who has a place came (`came` are ids of sign-ups) and return how many people did.

    Ids of other events do nothing. Raises PermissionDenied unless `by` keeps the gathering.
    """
    gathering = lock_gathering(pk=gathering.pk)
    if not hosts(by, gathering):
        raise PermissionDenied
    placed = gathering.sign_ups.placed()
    placed.filter(pk__in=came).update(came=True)
    placed.exclude(pk__in=came).update(came=False)
    return placed.filter(came=True).people()
