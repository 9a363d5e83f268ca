"""Two requests about the same go on as one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.repairs.exceptions import ChangedMeanwhile, NotTheSame
from portal.repairs.kinds import Kind, State
from portal.repairs.letters import tell_resident
from portal.repairs.locks import lock_repairs
from portal.repairs.models import Repair, SameHere
from portal.repairs.rules import may_be_joined
from portal.repairs.services.work import go_on
from portal.residents.policies import may_run


@transaction.atomic
def merge(*, duplicate: Repair, main: Repair, by) -> Repair:
    """Close `duplicate` because `main` is about the same, and return `main`, which its flat now has too.

    Whoever had joined the duplicate has joined the main one, each flat once. Raises PermissionDenied, ChangedMeanwhile
    when one is closed, NotTheSame when something about a flat would reach another (rules.may_be_joined).
    """
    if not may_run(by, duplicate.community):
        raise PermissionDenied
    rows = lock_repairs(pks=[duplicate.pk, main.pk])
    locked, into = rows[duplicate.pk], rows[main.pk]
    if not may_be_joined(locked, into):
        raise NotTheSame
    if not (locked.is_open and into.is_open):
        raise ChangedMeanwhile
    locked.state, locked.merged_into = State.MERGED, into
    step = go_on(locked, by, Kind.JOINED, text=into.number)
    locked.duplicates.update(merged_into=into)
    _bring_along(locked, into)
    tell_resident(step=step)
    return into


def _bring_along(duplicate: Repair, main: Repair) -> None:
    """Let the duplicate's flat, and those that had joined it, have the main one too."""
    flats = {duplicate.flat_id: duplicate.residency_id, **dict(duplicate.joined.values_list("flat", "residency"))}
    flats.pop(main.flat_id, None)
    rows = [SameHere(repair=main, flat_id=flat, residency_id=home) for flat, home in sorted(flats.items())]
    SameHere.objects.bulk_create(rows, ignore_conflicts=True)
    duplicate.joined.all().delete()
