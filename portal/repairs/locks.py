"""Where a repair request is locked: alone, or two in the order of their keys (FOR NO KEY UPDATE, ADR 0012).

Everything that changes a request or counts on its state locks it first; a photo, a step, a neighbour's “me too” are
written under the request's lock.
"""

from portal.repairs.models import Repair


def lock_repair(*, pk: int) -> Repair:
    """Return the request with its community and place, locked until the transaction ends."""
    return lock_repairs(pks=[pk])[pk]


def lock_repairs(*, pks: list[int]) -> dict[int, Repair]:
    """Return the requests by key, locked in the order of their keys."""
    rows = Repair.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows.select_related("community__office", "flat__building", "building")}
