"""The one record of a harvest: usual months, and this year's days."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import OVER_FOR, bit_of
from marketplace.harvest.exceptions import DaysUpsideDown
from marketplace.producers.versions import forget_counts

#: A harvest that takes longer knows no season.
LONGEST = timedelta(days=365)


@transaction.atomic
def set_harvest(*, product, months: Iterable[int], first: date | None = None, last: date | None = None) -> None:
    """Write in which months (1 to 12) a product is usually harvested or made, and this year's first and last day.

    Both days or none: without them the usual months count. Raises DaysUpsideDown, and then nothing is written.
    """
    if (first is None) != (last is None) or (first and last and not first <= last <= first + LONGEST):
        raise DaysUpsideDown
    product.season_months = sum({bit_of(month) for month in months})
    product.harvest_from, product.harvest_until = first, last
    product.save(update_fields=["season_months", "harvest_from", "harvest_until", "date_updated"])


@transaction.atomic
def forget_past_harvests(*, today: date | None = None) -> str:
    """Let the usual months count again where this year's days are long past; say how many. Runs each night."""
    before = (today or timezone.localdate()) - OVER_FOR
    past = get_model("catalogue", "Product").objects.filter(harvest_until__lt=before)
    count = past.update(harvest_from=None, harvest_until=None, date_updated=timezone.now())
    if count:
        transaction.on_commit(forget_counts)
    return f"{count} harvests of last time forgotten"
