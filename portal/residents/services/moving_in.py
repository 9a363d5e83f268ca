"""Moving in: at once with a code, or after the office has answered."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.communities.models import Community
from portal.outbox import services as outbox
from portal.residents.codes import digest_of
from portal.residents.exceptions import AlreadyHere, CodeUnknown, NotWaiting
from portal.residents.locks import lock_invitation, lock_residency
from portal.residents.models import Flat, Invitation, Residency
from portal.residents.services.desk import tell_office
from portal.residents.services.household import has_head

State, Way, Role = Residency.State, Residency.Way, Residency.Role


@transaction.atomic
def move_in_by_code(*, user, code: str, name: str, community: Community | None = None) -> Residency:
    """Enter somebody as a resident of the flat a code was made for, and return the residency; one use less is left.

    `code` as typed; with `community` only its codes count. The first of a flat is the head of its household. Whoever
    had asked the office there needs no answer any more. Raises CodeUnknown, or AlreadyHere when the person lives in
    that community; then no use is spent.
    """
    invitation = lock_invitation(digest=digest_of(code))
    if invitation is None or not Invitation.objects.usable().filter(pk=invitation.pk).exists():
        raise CodeUnknown
    flat = Flat.objects.select_related("building").get(pk=invitation.flat_id)
    if community is not None and flat.building.community_id != community.pk:
        raise CodeUnknown
    residency = _open_residency(user, flat)
    if residency.state == State.ACTIVE:
        raise AlreadyHere
    residency.flat, residency.state, residency.since = flat, State.ACTIVE, timezone.now()
    residency.way = Way.HOUSEHOLD if invitation.by_household else Way.CODE
    residency.role = Role.MEMBER if has_head(flat=flat) else Role.HEAD
    residency.name, residency.message = name.strip(), ""
    _save_alone(residency)
    invitation.uses_left -= 1
    invitation.save(update_fields=["uses_left"])
    return residency


@transaction.atomic
def ask_to_move_in(*, user, flat: Flat, name: str, message: str = "") -> Residency:
    """Keep the wish to be entered as a resident of a flat and tell the office; return it.

    Asking again before the answer changes flat, name and words of the one request. Raises AlreadyHere.
    """
    residency = _open_residency(user, flat)
    if residency.state == State.ACTIVE and residency.pk:
        raise AlreadyHere
    is_new = residency.pk is None
    residency.flat, residency.name, residency.message = flat, name.strip(), message.strip()
    _save_alone(residency)
    if is_new:
        tell_office(residency=residency)
        outbox.send(key=f"residency:{residency.pk}:kept", kind="residents.kept", payload={"residency": residency.pk})
    return residency


@transaction.atomic
def take_back_request(*, residency: Residency) -> None:
    """Delete a request that waits. Raises NotWaiting when the office has answered."""
    locked = lock_residency(pk=residency.pk)
    if locked.state != State.ASKED:
        raise NotWaiting
    locked.delete()


def _open_residency(user, flat: Flat) -> Residency:
    """Return the person's open residency in the flat's community, locked, or a new one that is not saved."""
    community = flat.building.community_id
    found = Residency.objects.open().filter(user=user, community=community)
    return found.select_for_update(no_key=True).first() or Residency(user=user, community_id=community, flat=flat)


def _save_alone(residency: Residency) -> None:
    """Save; two taps at once make one residency."""
    try:
        with transaction.atomic():
            residency.save()
    except IntegrityError as error:
        raise AlreadyHere from error
