"""The dates a guest can choose from: the next ones on a visit's page, a village's, and those of a month."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from marketplace.bookings.models import Slot
from portal.tourism.models import Visit

NEXT, NIGHTS_SHOWN, OF_VILLAGE = 5, 14, 4
LONGEST_STAY = 30


def next_dates(visit: Visit) -> list[Slot]:
    """Return the next sessions of a visit, or nights from today on, that are open, full ones too; one query."""
    shown = NIGHTS_SHOWN if visit.kind == Visit.Kind.STAY else NEXT + 1
    return list(Slot.objects.filter(visit=visit).bookable().with_places()[:shown])


def next_in_village(village_id: int) -> list[Slot]:
    """Return the next free date of each visit of a village, the soonest first; one query."""
    free = Slot.objects.filter(visit__village=village_id).bookable().with_places().filter(left__gt=0)
    seen: dict[int, Slot] = {}
    for slot in free.select_related("visit")[: OF_VILLAGE * NIGHTS_SHOWN]:
        seen.setdefault(slot.visit_id, slot)
    return list(seen.values())[:OF_VILLAGE]


def month_bounds(first: date) -> tuple[datetime, datetime]:
    """Return the first moment of a month and of the next, local time."""
    zone = timezone.get_current_timezone()
    after = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return tuple(datetime(day.year, day.month, 1, tzinfo=zone) for day in (first, after))


def read_month(text: str, *, default: date | None = None) -> date:
    """Return the first day of the month written as 2026-12, of this month for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m").date()
    except ValueError:
        return (default or timezone.localdate()).replace(day=1)


def in_month(visit: Visit, first: date) -> list[Slot]:
    """Return the dates of a month a guest may look at; one query."""
    start, end = month_bounds(first)
    return list(Slot.objects.filter(visit=visit).bookable().between(start, end).with_places())


def nights_of(visit: Visit, *, arrive: date, nights: int) -> list[Slot]:
    """Return the slots of so many nights from a day on, fewer where some do not exist; one query."""
    zone = timezone.get_current_timezone()
    start = datetime.combine(arrive, datetime.min.time(), zone)
    found = Slot.objects.filter(visit=visit).between(start, start + timedelta(days=nights))
    return list(found.with_places().select_related("product"))


def missing_night(slots: Iterable[Slot], *, arrive: date, nights: int) -> date | None:
    """Return the first night of a stay for which there is no slot."""
    there = {timezone.localdate(slot.starts_at) for slot in slots}
    wanted = (arrive + timedelta(days=step) for step in range(nights))
    return next((day for day in wanted if day not in there), None)
