"""What must always be true of files of goods; check_books says it."""

from django.db.models import Count, F, Q

from marketplace.sheets.models import Sheet, SheetRow
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("each row of a file of goods was written or left, once", rows_are_answered)


def rows_are_answered() -> Finding:
    """As many rows of each file have an outcome as the file says are done."""
    answered = Count("rows", filter=~Q(rows__outcome=SheetRow.Outcome.NONE))
    wrong = Sheet.objects.alias(answered=answered).exclude(answered=F("done")).order_by("pk")
    return Finding(
        f"{Sheet.objects.count()} files", ", ".join(f"file {pk}" for pk in wrong.values_list("pk", flat=True)[:SHOWN])
    )
