"""Which days suggest themselves for picking a crop: those of its harvest record."""

from datetime import date, timedelta

from django.utils import timezone

from marketplace.catalogue.seasons import Harvest
from marketplace.shifts.models import is_within

#: So many days are suggested; and so far ahead it is looked for the first of them.
SHOWN = 7
AHEAD = 366


def suggested_days(harvest: Harvest) -> list[date]:
    """Return the next days of a harvest from today on, none for what is never harvested within a year."""
    today = timezone.localdate()
    first = next((step for step in range(AHEAD) if is_within(harvest, today + timedelta(days=step))), None)
    if first is None:
        return []
    days = (today + timedelta(days=first + step) for step in range(SHOWN))
    return [day for day in days if is_within(harvest, day)]
