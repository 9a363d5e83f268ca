"""What a month of repairs came to: promises kept, hours, ratings; a year of months for the drawing."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.repairs.kinds import OPEN, Category, State
from portal.repairs.models import Repair

MONTHS = 12
FIELDS = ("category", "state", "made_at", "answer_by", "answered_at", "done_by", "done_at", "times_again", "rating")


@dataclass(frozen=True)
class Month:
    """The months of the drawing: from `first` to `last` day, with the numbers of what was received in it."""

    first: date
    last: date
    kept: int
    late: int
    waiting: int
    other: int

    @property
    def key(self) -> str:
        """Return the month as addresses name it."""
        return f"{self.first:%Y-%m}"

    @property
    def received(self) -> int:
        """Return how many were reported in it."""
        return self.kept + self.late + self.waiting + self.other


@dataclass(frozen=True)
class Line:
    """The figures of one category, or of all. Shares in per cent, hours from report to done; None: nothing to say."""

    label: str
    received: int
    answered: int | None
    done: int | None
    hours: float | None
    rating: float | None
    rated: int


def first_of(text: str, today: date) -> date:
    """Return the first day of the month named YYYY-MM; of this month for anything else or the future."""
    try:
        year, _dash, month = text.partition("-")
        found = date(int(year), int(month), 1)
    except ValueError:
        return today.replace(day=1)
    return found if date(2000, 1, 1) <= found <= today else today.replace(day=1)


def after(first: date) -> date:
    """Return the first day of the following month."""
    return (first + timedelta(days=32)).replace(day=1)


def before(first: date) -> date:
    """Return the first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def year_until(first: date, communities) -> list[Month]:
    """Return twelve months, the last of them beginning on `first`, by what became of what was reported; one query."""
    start = first
    for _month in range(MONTHS - 1):
        start = before(start)
    rows = Repair.objects.filter(community__in=communities, made_at__gte=_midnight(start))
    done = Q(state=State.DONE)
    what = Case(
        When(done & Q(done_at__lte=F("done_by")), then=Value("kept")),
        When(done, then=Value("late")),
        When(state__in=OPEN, then=Value("waiting")),
        default=Value("other"),
    )
    rows = rows.filter(made_at__lt=_midnight(after(first))).annotate(month=TruncMonth("made_at"), what=what)
    sums: dict[date, Counter] = defaultdict(Counter)
    for month, kind, number in rows.values_list("month", "what").annotate(n=Count("pk")).order_by():
        sums[month.date()][kind] += number
    months, day = [], start
    while day <= first:
        found = sums[day]
        numbers = (found["kept"], found["late"], found["waiting"], found["other"])
        months.append(Month(day, after(day) - timedelta(days=1), *numbers))
        day = after(day)
    return months


def lines_of(first: date, communities) -> list[Line]:
    """Return the figures of a month, all categories together first, then each that had any; one query."""
    rows = Repair.objects.filter(
        community__in=communities, made_at__gte=_midnight(first), made_at__lt=_midnight(after(first))
    )
    by_category: dict[str, list[dict]] = defaultdict(list)
    for row in rows.order_by().values(*FIELDS):
        by_category[row["category"]].append(row)
    every = [row for found in by_category.values() for row in found]
    now = timezone.now()
    labels = [(category.label, by_category[category]) for category in Category if by_category[category]]
    return [_line(label, found, now) for label, found in [(_("All kinds"), every), *labels]]


def _line(label: str, rows: list[dict], now: datetime) -> Line:
    asked = [row for row in rows if row["state"] not in (State.WITHDRAWN, State.MERGED)]
    work = [row for row in asked if row["state"] != State.REFUSED]
    hours = [(row["done_at"] - row["made_at"]).total_seconds() / 3600 for row in work if row["done_at"]]
    ratings = [row["rating"] for row in rows if row["rating"]]
    return Line(
        label=str(label),
        received=len(rows),
        answered=_share(asked, "answered_at", "answer_by", now),
        done=_share(work, "done_at", "done_by", now),
        hours=round(median(hours), 1) if hours else None,
        rating=round(sum(ratings) / len(ratings), 1) if ratings else None,
        rated=len(ratings),
    )


def _share(rows: list[dict], happened: str, promised: str, now: datetime) -> int | None:
    """Return in how many of a hundred cases it happened by when it was promised; what is not due yet is left out."""
    kept = sum(bool(row[happened] and row[happened] <= row[promised]) for row in rows)
    late = sum(bool(row[happened] and row[happened] > row[promised]) for row in rows)
    late += sum(not row[happened] and row[promised] < now for row in rows)
    return round(kept * 100 / (kept + late)) if kept + late else None
