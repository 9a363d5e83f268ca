"""The one place of this room where rows are locked: a gathering (before its sign-ups are counted) or an invitation.

Locks are FOR NO KEY UPDATE, so that the check of a foreign key never waits for them.
"""

from portal.gatherings.models import Gathering, Invitation


def lock_gathering(*, pk: int) -> Gathering:
    """Return the gathering as it is now, locked: its places are given, freed and moved up to one after the other."""
    rows = Gathering.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("village", "community").get(pk=pk)


def lock_invitation(*, pk: int) -> Invitation:
    """Return the invitation as it is now, locked until the transaction ends."""
    rows = Invitation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("village", "community").get(pk=pk)
