"""The one place of this room where rows are locked. An attempt is always locked before anything it paid for.

Locks are FOR NO KEY UPDATE, so that the check of a foreign key never waits for them.
"""

from portal.payments.models import Attempt, Refund


def lock_attempt(*, pk: int) -> Attempt:
    """Return the attempt as it is now, locked until the transaction ends."""
    return Attempt.objects.select_for_update(no_key=True).get(pk=pk)


def lock_refund(*, pk: int) -> Refund:
    """Return the refund as it is now, locked until the transaction ends. Lock its attempt first."""
    return Refund.objects.select_for_update(of=("self",), no_key=True).select_related("attempt").get(pk=pk)
