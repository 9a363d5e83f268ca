"""Where rows of this room are locked: an invitation before the residency made with it, all others alone.

FOR NO KEY UPDATE (ADR 0012). No service here locks two rows of one table.
"""

from portal.communities.models import Community
from portal.residents.models import Invitation, Office, Residency


def lock_residency(*, pk: int) -> Residency:
    """Return the residency, locked until the transaction ends."""
    return Residency.objects.select_for_update(no_key=True).get(pk=pk)


def lock_invitation(*, digest: str) -> Invitation | None:
    """Return the invitation with this digest, locked, or None."""
    return Invitation.objects.select_for_update(no_key=True).filter(digest=digest).first()


def lock_office(*, community: Community) -> None:
    """Let one at a time add flats to a community or make letters for it."""
    list(Office.objects.select_for_update(no_key=True).filter(community=community).values_list("pk"))
