"""The lock under which dates are made. A date that is there is changed under its stock record's lock.

It is taken before every lock of placement/locks.py, and no order is ever in hand while it is held.
"""

from marketplace.bookings.models import Terms


def lock_terms(*, pk: int) -> Terms:
    """Return the terms as they are now, locked: two people do not make the same dates at once."""
    return Terms.objects.select_for_update(no_key=True).get(pk=pk)
