"""The next number of a series: without gaps, because it is given back with the transaction that does not come about."""

from django.utils import timezone

from marketplace.invoicing.locks import lock_series
from marketplace.invoicing.models import Series


def next_number(*, kind: str) -> tuple[Series, int, str]:
    """Take this year's next number of a kind; return (series, serial, number such as F2026-000001)."""
    series = lock_series(kind=kind, year=timezone.localdate().year)
    series.last += 1
    series.save(update_fields=["last"])
    return series, series.last, f"{series}-{series.last:06}"
