"""The office's letters: a code for each flat."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.communities.models import Community
from portal.residents.codes import code_of, digest_of, new_seed
from portal.residents.locks import lock_office
from portal.residents.models import Flat, Invitation
from portal.residents.policies import may_run

#: A letter's code lets the household in, until a quarter of a year is over.
USES, DAYS = 4, 90


@transaction.atomic
def invite_flats(*, community: Community, flats, by) -> int:
    """Make a code for each of these flats (a queryset) of the community that has none open; say how many.

    Asked twice at once, each flat still gets one. Raises PermissionDenied unless `by` works in the office.
    """
    if not may_run(by, community):
        raise PermissionDenied
    lock_office(community=community)
    open_codes = Invitation.objects.usable().filter(by_household=False)
    wanting = flats.filter(building__community=community).exclude(pk__in=open_codes.values("flat"))
    until = timezone.now() + timedelta(days=DAYS)
    made = [_invitation(flat, until, by) for flat in wanting.order_by("pk")]
    Invitation.objects.bulk_create(made, batch_size=500)
    return len(made)


def _invitation(flat: Flat, until, by) -> Invitation:
    seed = new_seed()
    return Invitation(
        flat=flat,
        seed=seed,
        digest=digest_of(code_of(seed)),
        uses_left=USES,
        expires_at=until,
        made_by=by,
    )


@transaction.atomic
def call_back(*, flat: Flat, by) -> int:
    """Make every open code of a flat worthless, the household's too, and say how many there were.

    Raises PermissionDenied unless `by` works in the office.
    """
    if not may_run(by, flat.building.community):
        raise PermissionDenied
    return Invitation.objects.usable().filter(flat=flat).update(called_back_at=timezone.now())
