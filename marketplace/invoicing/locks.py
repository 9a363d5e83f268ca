"""The one place of this room where rows are locked: last of all, after the order's."""

from marketplace.invoicing.models import Series


def lock_series(*, kind: str, year: int) -> Series:
    """Return the year's series of a kind as it is now, locked until the transaction ends: numbers come one by one."""
    Series.objects.get_or_create(kind=kind, year=year)
    return Series.objects.select_for_update(no_key=True).get(kind=kind, year=year)
