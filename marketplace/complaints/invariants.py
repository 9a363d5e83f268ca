"""What must always be true of complaints; check_books says it."""

from django.db.models import Sum

from marketplace.complaints.models import Complaint
from marketplace.placement.models import Adjustment
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("each complaint gave what was agreed, once, and a refused one nothing", complaints_gave_once)


def complaints_gave_once() -> Finding:
    """A refunded complaint has exactly one adjustment, of the agreed sum; no other has one."""
    given = {row.key: row for row in Adjustment.objects.filter(reason=Adjustment.Reason.COMPLAINT)}
    rows = Complaint.objects.annotate(agreed=Sum("lines__amount")).order_by("pk")
    refunded = list(rows.filter(status=Complaint.Status.REFUNDED).values_list("pk", "total", "agreed", "adjustment"))
    wrong = []
    for pk, total, agreed, adjustment_id in refunded:
        adjustment = given.pop(f"complaint-{pk}", None)
        if adjustment is None or adjustment.pk != adjustment_id or not adjustment.total == total == round(agreed, 2):
            wrong.append(f"complaint {pk}")
    wrong += [f"{key}: no refunded complaint" for key in sorted(given)]
    total = sum(row[1] for row in refunded)
    return Finding(f"CNY {total:.2f} for {len(refunded)} complaints", "; ".join(wrong[:SHOWN]))
