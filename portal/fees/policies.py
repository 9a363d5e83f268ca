"""Whose a bill is: the household's that lives in the flat now, from the day the one before it had left."""

from django.db.models import Exists, OuterRef, Q

from portal.fees.models import Bill, Payment
from portal.fees.querysets import BillQuerySet
from portal.residents.models import Residency
from portal.residents.policies import communities_run_by, homes_of


def of_todays_household(flat_id: int) -> BillQuerySet:
    """Return a flat's bills, without those of a household that left before anybody of today's had moved in.

    Whoever left after somebody of today's household had moved in belonged to the same one.
    """
    lived = Residency.objects.filter(flat=flat_id, since__isnull=False)
    together = lived.active().filter(since__lt=OuterRef("until"))
    former = lived.filter(~Exists(together), state=Residency.State.LEFT, until__gt=OuterRef("issued_at"))
    return Bill.objects.filter(~Exists(former), flat=flat_id)


def bills_of(home: Residency) -> BillQuerySet:
    """Return the bills a resident sees and may pay, in one query; none for whoever does not live there."""
    if home.state != Residency.State.ACTIVE:
        return Bill.objects.none()
    return of_todays_household(home.flat_id)


def payments_seen_by(user):
    """Return the payments whose receipts this person may read: their own, their household's, their office's."""
    if not user.is_authenticated:
        return Payment.objects.none()
    seen = Q(payer=user) | Q(community__in=communities_run_by(user))
    for home in homes_of(user):
        seen |= Q(lines__bill__in=bills_of(home))
    return Payment.objects.filter(seen).distinct()
