"""What a box has from its parts and lists must find in columns: its weight and its season.

Stock is not among them: it is read from the parts each time (marketplace/catalogue/boxes.py).
"""

from datetime import date, timedelta

from django.db import transaction
from oscar.core.loading import get_model

from marketplace.boxes.models import BoxPart
from marketplace.catalogue.seasons import ALL_YEAR, Harvest, bit_of

FOLLOWING = ("weight_grams", "season_months", "harvest_from", "harvest_until")


@transaction.atomic
def follow_parts(*, box) -> bool:
    """Write the weight and season that follow from what is in a box; return whether they were others before."""
    parts = list(BoxPart.objects.filter(box=box).select_related("part"))
    if not parts:
        return False
    season = common([row.part.harvest for row in parts])
    grams = sum(row.part.weight_grams * row.quantity for row in parts)
    now = dict(zip(FOLLOWING, (grams, *season), strict=True))
    if all(getattr(box, name) == value for name, value in now.items()):
        return False
    for name, value in now.items():
        setattr(box, name, value)
    box.save(update_fields=[*FOLLOWING, "date_updated"])
    return True


def follow_all() -> str:
    """Let all boxes follow their parts, and say how many had not. Runs each night, after old harvests are forgotten."""
    boxes = get_model("catalogue", "Product").objects.filter(box_parts__isnull=False).distinct().order_by("pk")
    return f"{sum(follow_parts(box=box) for box in boxes)} boxes follow their parts anew"


def common(harvests: list[Harvest]) -> Harvest:
    """Return when all of these are harvested or made: a box is in season while all its parts are.

    Months of those without days of this year narrow the days of the others. Nothing in common: no month at all.
    """
    months = ALL_YEAR
    for harvest in harvests:
        months &= harvest.months
    spans = [(harvest.first, harvest.last) for harvest in harvests if harvest.first and harvest.last]
    if not spans:
        return Harvest(months)
    usual = ALL_YEAR
    for harvest in harvests:
        usual &= ALL_YEAR if harvest.first and harvest.last else harvest.months
    first, last = max(first for first, _last in spans), min(last for _first, last in spans)
    days = [day for day in _days(first, last) if usual & bit_of(day.month)]
    return Harvest(months, days[0], days[-1]) if days else Harvest(0)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]
