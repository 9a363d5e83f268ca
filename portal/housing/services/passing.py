"""What time does: who offers a home is reminded, and what nobody confirms expires."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.housing.kinds import State
from portal.housing.letters import promise
from portal.housing.locks import lock_listing
from portal.housing.models import REMINDED_BEFORE, Listing
from portal.housing.policies import keepers_of


def expire_and_remind(*, now: datetime | None = None) -> str:
    """Expire what is past its day, remind the keepers of what soon will be, each once; say in words what was done."""
    now = now or timezone.now()
    rows = Listing.objects.filter(state=State.SHOWN)
    over = rows.filter(expires_at__lte=now).order_by("pk").values_list("pk", flat=True)
    expired = sum(_expire(pk, now) for pk in list(over))
    soon = rows.filter(expires_at__gt=now, expires_at__lte=now + REMINDED_BEFORE, reminded_for=None)
    reminded = sum(_remind(pk, now) for pk in list(soon.order_by("pk").values_list("pk", flat=True)))
    return f"{expired} expired, {reminded} reminded"


@transaction.atomic
def _expire(pk: int, now: datetime) -> bool:
    """Expire one listing unless somebody renewed it meanwhile."""
    listing = lock_listing(pk=pk)
    if listing.state != State.SHOWN or listing.expires_at > now:
        return False
    listing.state = State.EXPIRED
    listing.save()
    for person in keepers_of(listing):
        promise("expired", listing=listing, user=person)
    return True


@transaction.atomic
def _remind(pk: int, now: datetime) -> bool:
    """Promise one letter for this end of a listing."""
    listing = lock_listing(pk=pk)
    if listing.state != State.SHOWN or listing.reminded_for or listing.expires_at > now + REMINDED_BEFORE:
        return False
    listing.reminded_for = listing.expires_at
    listing.save()
    for person in keepers_of(listing):
        promise("ends-soon", listing=listing, user=person)
    return True
