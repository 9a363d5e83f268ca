"""What must always be true of homes; check_books says it."""

from django.db.models import Count, F, Q

from portal.housing.kinds import State
from portal.housing.models import MOST_PHOTOS, Listing, Thread
from portal.housing.services.reporting import HIDDEN_FROM
from portal.ledger.invariants import Finding, register_invariant


def register() -> None:
    """Enter both sentences."""
    register_invariant("homes stay in their place, and three open reports hide one", homes_hold)
    register_invariant("nobody writes to themselves about a home", talks_hold)


def homes_hold() -> Finding:
    """Buildings lie in the home's community, photos are eight at most, what three people report is not shown."""
    wrong = Listing.objects.filter(building__isnull=False).exclude(building__community=F("community"))
    many = Listing.objects.annotate(n=Count("photos")).filter(n__gt=MOST_PHOTOS)
    loud = Listing.objects.reported().filter(state=State.SHOWN, open_reports__gte=HIDDEN_FROM)
    keys = {pk for rows in (wrong, many, loud) for pk in rows.order_by().values_list("pk", flat=True)}
    return Finding(f"{Listing.objects.count()} homes", _named(keys))


def talks_hold() -> Finding:
    """Whoever asks is not who offers, and what was decided had been reported."""
    self_talk = Q(asker=F("listing__owner"), listing__by_office=False)
    wrong = Thread.objects.filter(self_talk | Q(decided_at__isnull=False, reported_at=None))
    return Finding(f"{Thread.objects.count()} talks", _named({*wrong.values_list("pk", flat=True)}))


def _named(keys: set[int]) -> str:
    return f"wrong: {', '.join(str(pk) for pk in sorted(keys)[:5])}" if keys else ""
