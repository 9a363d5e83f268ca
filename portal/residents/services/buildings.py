"""Buildings and flats from a list."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.communities.models import Community
from portal.residents.locks import lock_office
from portal.residents.models import Building, Flat, rank_of
from portal.residents.policies import may_run


@transaction.atomic
def add_flats(*, community: Community, rows: Iterable[tuple[str, str]], by) -> int:
    """Add the buildings and flats of a list of (building, flat) that are not there yet; say how many flats.

    Nothing is ever taken away, and the same list again adds nothing. Raises PermissionDenied unless `by` works in
    the office.
    """
    if not may_run(by, community):
        raise PermissionDenied
    lock_office(community=community)
    wanted = list(dict.fromkeys(rows))
    buildings = {building.number: building for building in community.buildings.all()}
    missing = dict.fromkeys(number for number, _flat in wanted if number not in buildings)
    for number in missing:
        buildings[number] = Building.objects.create(community=community, number=number)
    known = set(Flat.objects.in_communities([community]).values_list("building__number", "number"))
    new = [
        Flat(building=buildings[building], number=flat, rank=rank_of(flat))
        for building, flat in wanted
        if (building, flat) not in known
    ]
    Flat.objects.bulk_create(new, batch_size=500)
    return len(new)
