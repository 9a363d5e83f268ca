"""The lock under which people come onto a shift. It is taken alone: no order, stock or money is in hand."""

from marketplace.shifts.models import Shift


def lock_shift(*, pk: int) -> Shift:
    """Return the shift as it is now, locked: two people do not take the last place."""
    return Shift.objects.select_for_update(no_key=True).get(pk=pk)
