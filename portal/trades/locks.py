"""Where this room locks rows: a business before its request, never the reverse (FOR NO KEY UPDATE, ADR 0012, 0071).

The business is locked while a time is agreed, so that its appointments are counted one after the other.
"""

from portal.businesses.locks import lock_business
from portal.trades.models import Errand

__all__ = ["lock_business", "lock_errand"]


def lock_errand(*, pk: int) -> Errand:
    """Return the request as it is now, with its service and business, locked until the transaction ends."""
    rows = Errand.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("service__business__community", "community", "user").get(pk=pk)
