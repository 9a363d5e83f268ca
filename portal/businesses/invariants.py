"""What must always be true of vouchers; check_books says it."""

from django.db.models import F, Q

from portal.businesses.models import Offer
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("vouchers of businesses: taken is not more than offered, used not more than taken", counts)


def counts() -> Finding:
    """No offer has given away more than it has, and none was used oftener than it was taken."""
    offers = Offer.objects.with_figures().order_by("pk")
    wrong = offers.filter(Q(taken__gt=F("places")) | Q(used__gt=F("taken")))
    named = [f"offer {one.pk}: {one.places} offered, {one.taken} taken, {one.used} used" for one in wrong[:SHOWN]]
    taken = sum(offers.values_list("taken", flat=True))
    return Finding(f"{taken} vouchers of {len(offers)} offers", "; ".join(named))
