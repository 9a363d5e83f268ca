"""How a request ends: withdrawn, refused, cancelled, done."""

from django.db import transaction
from django.utils import timezone

from portal.trades.exceptions import TooEarly
from portal.trades.kinds import State, What
from portal.trades.locks import lock_errand
from portal.trades.models import Errand
from portal.trades.rules import given, is_owners_side, only_asker, only_in, only_owner
from portal.trades.services.steps import go_on


@transaction.atomic
def withdraw(*, errand: Errand, by) -> Errand:
    """Take a request back before a time is agreed, tell the business, and return it.

    Raises PermissionDenied unless `by` asked, or ChangedMeanwhile.
    """
    locked = lock_errand(pk=errand.pk)
    only_asker(locked, by)
    only_in(locked, State.ASKED, State.PROPOSED)
    locked.state = State.WITHDRAWN
    go_on(locked, What.WITHDRAWN, by_business=False)
    return locked


@transaction.atomic
def refuse(*, errand: Errand, reason: str, by) -> Errand:
    """Say no before a time is agreed, with a reason the asker reads, and return the request.

    Raises PermissionDenied unless `by` keeps the business, NothingSaid, or ChangedMeanwhile.
    """
    locked = lock_errand(pk=errand.pk)
    only_owner(locked, by)
    only_in(locked, State.ASKED, State.PROPOSED)
    why = given(reason)
    locked.state = State.REFUSED
    go_on(locked, What.REFUSED, by_business=True, text=why)
    return locked


@transaction.atomic
def cancel(*, errand: Errand, reason: str, by) -> Errand:
    """Cancel an agreed time with a reason the other side reads, and return the request; its place is free again.

    Either side may. Raises PermissionDenied, NothingSaid, or ChangedMeanwhile.
    """
    locked = lock_errand(pk=errand.pk)
    by_business = is_owners_side(locked, by)
    only_in(locked, State.AGREED)
    why = given(reason)
    locked.state = State.CANCELLED
    go_on(locked, What.CANCELLED, by_business=by_business, text=why)
    return locked


@transaction.atomic
def finish(*, errand: Errand, by) -> Errand:
    """Mark an appointment as done once its time has come, tell the other side, and return the request.

    Either side may. Raises PermissionDenied, ChangedMeanwhile, or TooEarly.
    """
    locked = lock_errand(pk=errand.pk)
    by_business = is_owners_side(locked, by)
    only_in(locked, State.AGREED)
    if not locked.has_begun:
        raise TooEarly
    locked.state, locked.done_at = State.DONE, timezone.now()
    go_on(locked, What.DONE, by_business=by_business)
    return locked
