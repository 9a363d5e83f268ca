"""What must always be true of appointments; check_books says it."""

from django.db.models import Count, F, Max

from portal.ledger.invariants import Finding, register_invariant
from portal.trades.kinds import State
from portal.trades.models import Errand

SHOWN = 5


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("appointments of a business: never more at one time than it takes", times)


def times() -> Finding:
    """In no part of a day a business has more agreed appointments than it took when the last of them was agreed."""
    agreed = Errand.objects.filter(state=State.AGREED).order_by()
    slots = agreed.values("service__business", "day", "part").annotate(n=Count("pk"), places=Max("places"))
    wrong = slots.filter(n__gt=F("places")).order_by("service__business", "day", "part")
    named = [f"business {one['service__business']}: {one['n']} at {one['day']} {one['part']}" for one in wrong[:SHOWN]]
    return Finding(f"{agreed.count()} appointments", "; ".join(named))
