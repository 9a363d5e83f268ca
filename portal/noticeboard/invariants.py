"""What must always be true of notices."""

from django.db.models import Count, F

from portal.ledger.invariants import Finding, register_invariant
from portal.noticeboard.models import Notice


def readers_are_counted_once() -> Finding:
    """No notice has more marks of readers than it counts readers, and its buildings lie in its compound."""
    marked = Notice.objects.annotate(marks=Count("receipts")).filter(marks__gt=F("reads"))
    elsewhere = Notice.objects.filter(buildings__isnull=False).exclude(buildings__community=F("community"))
    keys = ", ".join(
        str(pk) for pk in sorted({*marked.values_list("pk", flat=True), *elsewhere.values_list("pk", flat=True)})[:5]
    )
    return Finding(f"{Notice.objects.count()} notices", f"wrong: {keys}" if keys else "")


def register() -> None:
    """Enter the sentence."""
    register_invariant("notices count each reader once and name their own buildings", readers_are_counted_once)
