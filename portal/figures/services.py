"""Everything that writes figures: adding sums, counting the baskets of the last days anew, forgetting what is old."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone

from portal.figures.counting import Count
from portal.figures.kinds import MISSED, TOTALS
from portal.figures.models import Figure
from portal.figures.sources import all_sources

#: So many different texts without a hit are kept of one day; of the others only the number.
MOST_TEXTS_A_DAY = 300
#: A text that nobody looked for again within so many days is forgotten; its number stays.
DAYS_OF_A_SINGLE_TEXT = 7
#: A basket may still be ordered or left within so many days after it was begun; then its figure is final.
DAYS_UNTIL_FINAL = 14


@transaction.atomic
def add_counts(*, counts: Mapping[Count, int]) -> None:
    """Add these numbers to the day's figures, each by one statement, so that several processes add up.

    Always in the same order, so that two of them never wait for each other in a circle.
    """
    rows = sorted((*count, number) for count, number in _within_bounds(counts).items() if number)
    table = Figure._meta.db_table
    statement = (
        f"INSERT INTO {table} (kind, day, subject, language, device, number) VALUES (%s, %s, %s, %s, %s, %s) "
        "ON CONFLICT (kind, day, subject, language, device) "
        f"DO UPDATE SET number = {table}.number + excluded.number"
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _within_bounds(counts: Mapping[Count, int]) -> Mapping[Count, int]:
    """Return the counts with no more different texts a day than are kept; what is too many loses its text."""
    texts = [count for count in counts if count.kind == MISSED and count.subject]
    if not texts:
        return counts
    known: dict[date, set[str]] = {}
    kept = Figure.objects.of(MISSED).filter(day__in={count.day for count in texts}).exclude(subject="")
    for day, subject in kept.values_list("day", "subject"):
        known.setdefault(day, set()).add(subject)
    bounded: Counter = Counter()
    for count, number in counts.items():
        if count.kind == MISSED and count.subject:
            seen = known.setdefault(count.day, set())
            if count.subject not in seen and len(seen) >= MOST_TEXTS_A_DAY:
                count = count._replace(subject="")
            seen.add(count.subject)
        bounded[count] += number
    return bounded


def recount(*, first: date, last: date) -> int:
    """Count these days anew from the rows of rooms above and return how many rows that made; harmless to repeat."""
    return sum(_recount(source, first, last) for source in all_sources())


def _recount(source, first: date, last: date) -> int:
    found = source.count(first, last)
    rows = [Figure(kind=kind, day=day, number=number) for (day, kind), number in found.items() if number]
    with transaction.atomic():
        Figure.objects.of(*source.kinds).between(first, last).delete()
        Figure.objects.bulk_create(rows, batch_size=1000)
    return len(rows)


def recount_lately(*, today: date | None = None) -> str:
    """Count the days anew whose baskets may still change, and say how many rows that made."""
    today = today or timezone.localdate()
    return f"{recount(first=today - timedelta(days=DAYS_UNTIL_FINAL), last=today)} rows"


@transaction.atomic
def prune(*, today: date | None = None) -> str:
    """Forget by name what is older than settings.FIGURES_KEEP_DAYS, and texts looked for once; say how many rows."""
    today = today or timezone.localdate()
    old = Figure.objects.exclude(kind__in=TOTALS).filter(day__lt=today - timedelta(days=settings.FIGURES_KEEP_DAYS))
    gone, _by_model = old.delete()
    texts = Figure.objects.of(MISSED).exclude(subject="").values("subject")
    single = texts.annotate(times=models.Sum("number"), latest=models.Max("day")).filter(
        times=1, latest__lt=today - timedelta(days=DAYS_OF_A_SINGLE_TEXT)
    )
    rows = list(Figure.objects.of(MISSED).filter(subject__in=[row["subject"] for row in single]))
    Figure.objects.filter(pk__in=[row.pk for row in rows]).delete()
    add_counts(counts=Counter(Count(MISSED, row.day, "", row.language, row.device) for row in rows))
    return f"{gone} old rows, {len(rows)} single texts"
