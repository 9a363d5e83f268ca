"""The office's part: let somebody in, refuse, end a residency."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.outbox import services as outbox
from portal.residents.exceptions import NotLivingHere, NotWaiting
from portal.residents.locks import lock_residency
from portal.residents.models import Residency
from portal.residents.policies import may_run
from portal.residents.services.household import has_head, pass_on_head

State, Role = Residency.State, Residency.Role


@transaction.atomic
def approve(*, residency: Residency, by) -> Residency:
    """Enter whoever asked as a resident and write to them; return the residency.

    The first of a flat becomes the head of its household. Raises PermissionDenied unless `by` works in the office,
    NotWaiting when it was answered before.
    """
    locked = _waiting(residency, by)
    locked.state, locked.since, locked.way = State.ACTIVE, timezone.now(), Residency.Way.APPROVAL
    locked.role = Role.MEMBER if has_head(flat=locked.flat) else Role.HEAD
    locked.message, locked.answered_by = "", by
    locked.save(update_fields=["state", "since", "way", "role", "message", "answered_by"])
    _tell(locked)
    return locked


@transaction.atomic
def refuse(*, residency: Residency, reason: str, by) -> Residency:
    """Refuse a request with a reason the person reads, and write to them; return it.

    Raises PermissionDenied, NotWaiting, or ValidationError without a reason.
    """
    locked = _waiting(residency, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the person reads it.")})
    locked.state, locked.until, locked.answered_by = State.REFUSED, timezone.now(), by
    locked.reason, locked.message = reason.strip(), ""
    locked.save(update_fields=["state", "until", "reason", "message", "answered_by"])
    _tell(locked)
    return locked


@transaction.atomic
def end_residency(*, residency: Residency, reason: str, by) -> Residency:
    """Let somebody's residency end, with a reason the person reads; return it.

    Raises PermissionDenied, NotLivingHere when it has ended, or ValidationError without a reason.
    """
    _refuse_strangers(residency, by)
    locked = lock_residency(pk=residency.pk)
    if locked.state != State.ACTIVE:
        raise NotLivingHere
    if not reason.strip():
        raise ValidationError({"reason": _("Say why; the person reads it.")})
    locked.state, locked.until, locked.reason = State.LEFT, timezone.now(), reason.strip()
    locked.answered_by = by
    locked.save(update_fields=["state", "until", "reason", "answered_by"])
    pass_on_head(flat=locked.flat)
    _tell(locked)
    return locked


def _waiting(residency: Residency, by) -> Residency:
    _refuse_strangers(residency, by)
    locked = lock_residency(pk=residency.pk)
    if locked.state != State.ASKED:
        raise NotWaiting
    return locked


def _refuse_strangers(residency: Residency, by) -> None:
    if not may_run(by, residency.community):
        raise PermissionDenied


def _tell(residency: Residency) -> None:
    outbox.send(
        key=f"residency:{residency.pk}:{residency.state}",
        kind="residents.answered",
        payload={"residency": residency.pk, "state": residency.state},
    )
