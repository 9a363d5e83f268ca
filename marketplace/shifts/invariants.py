"""What must always be true of shifts; check_books says it."""

from django.db.models import F

from marketplace.shifts.models import Hand, Shift
from portal.ledger.invariants import Finding, register_invariant


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("no picking shift has more people than it needs hands", none_is_overfilled)


def none_is_overfilled() -> Finding:
    """Nobody walks up the mountain for nothing."""
    wrong = Shift.objects.with_hands().filter(taken__gt=F("hands"))
    named = [f"{shift}: {shift.taken} of {shift.hands}" for shift in wrong[:5]]
    return Finding(f"{Hand.objects.count()} people on {Shift.objects.count()} shifts", "; ".join(named))
