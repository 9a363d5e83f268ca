"""Whose a bill is: the household's that lives in the flat now, from the day the one before it had left."""

from datetime import datetime

from django.db.models import Max, Min, Q

from portal.fees.models import Bill, Payment
from portal.fees.querysets import BillQuerySet
from portal.residents.models import Residency
from portal.residents.policies import communities_run_by, homes_of


def former_household_left(flat_id: int) -> datetime | None:
    """Return when the last household before the one that lives there now had left, None when there was none.

    Whoever left after somebody of today's household had moved in belonged to the same one.
    """
    rows = Residency.objects.filter(flat=flat_id, since__isnull=False)
    first = rows.active().aggregate(first=Min("since"))["first"]
    if first is None:
        return None
    return rows.filter(state=Residency.State.LEFT, until__lte=first).aggregate(last=Max("until"))["last"]


def bills_of(home: Residency) -> BillQuerySet:
    """Return the bills a resident sees and may pay; none for whoever does not live there."""
    if home.state != Residency.State.ACTIVE:
        return Bill.objects.none()
    mine = Bill.objects.filter(flat=home.flat_id)
    left = former_household_left(home.flat_id)
    return mine.filter(issued_at__gte=left) if left else mine


def payments_seen_by(user):
    """Return the payments whose receipts this person may read: their own, their household's, their office's."""
    if not user.is_authenticated:
        return Payment.objects.none()
    seen = Q(payer=user) | Q(community__in=communities_run_by(user))
    for home in homes_of(user):
        seen |= Q(lines__bill__in=bills_of(home))
    return Payment.objects.filter(seen).distinct()
