"""Whom to call is forgotten when nobody has to call any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from marketplace.placement.locks import lock_placement
from marketplace.placement.models import Placement
from marketplace.placement.orders import PERSONAL
from portal.payments.models import Refund
from portal.users.models import User

GOING_BACK = (Refund.Status.STARTED, Refund.Status.TO_HAND_BACK)


def forget_contacts(*, placements: QuerySet) -> int:
    """Take name, phone, e-mail, address and IP out of these placements' snapshots and return how many had them.

    Those still being paid, and those whose money is on its way back, keep theirs: somebody may have to call.
    """
    kept = Q(status=Placement.Status.RESERVED) | Q(attempt__refunds__status__in=GOING_BACK)
    found = placements.filter(snapshot__has_any_keys=PERSONAL).exclude(pk__in=Placement.objects.filter(kept))
    return sum(_forget(pk) for pk in found.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _forget(pk: int) -> bool:
    placement = lock_placement(pk=pk)
    if placement.status == Placement.Status.RESERVED:  # paid late, since it was looked up
        return False
    placement.snapshot = {key: value for key, value in placement.snapshot.items() if key not in PERSONAL}
    placement.save(update_fields=["snapshot"])
    return True


def forget_unpaid(*, now: datetime | None = None) -> str:
    """Forget who did not pay in settings.FORGET_UNPAID_AFTER_DAYS, and who erased the account; say how many."""
    before = (now or timezone.now()) - timedelta(days=settings.FORGET_UNPAID_AFTER_DAYS)
    erased = list(User.objects.filter(erased_at__isnull=False).values_list("pk", flat=True))
    old = Placement.objects.filter(Q(created_at__lt=before) | Q(snapshot__user__in=erased))
    return f"{forget_contacts(placements=old)} contacts forgotten"
