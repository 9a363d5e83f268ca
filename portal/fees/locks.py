"""Where rows of this room are locked: an attempt (portal.payments.locks), then bills by key, then a company's series.

FOR NO KEY UPDATE (ADR 0012). Lines are changed only by who holds their bill.
"""

from collections.abc import Iterable

from portal.fees.models import Bill
from portal.residents.models import PropertyCompany


def lock_bills(*, pks: Iterable[int]) -> list[Bill]:
    """Return the bills as they are now, locked in the order of their keys."""
    rows = Bill.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=set(pks)).order_by("pk")
    return list(rows.select_related("flat__building", "community"))


def lock_series(*, company_id: int) -> PropertyCompany:
    """Let one at a time number receipts of a company or pay it out. Lock the bills first."""
    return PropertyCompany.objects.select_for_update(no_key=True).get(pk=company_id)
