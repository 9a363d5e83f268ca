"""What the operator reads: sums of a period beside those of the period before, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q, Sum, Window
from django.db.models.functions import RowNumber
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.figures.kinds import (
    BEGUN,
    DEVICES,
    FILLED,
    LEFT,
    MISSED,
    ORDERED,
    SEARCH,
    SENT,
    TOTALS,
    VIEW,
    VISIT,
)
from portal.figures.models import Figure
from portal.figures.periods import DAY, Period
from portal.figures.subjects import Named, Subject, all_subjects

MOST_ROWS = 12
MOST_TEXTS = 25
BY_NUMBER = ("-now", "-before", "subject")
#: So many days are shown day by day; more are shown by the week, and beyond a year and a half by the month.
MOST_BY_DAY, MOST_BY_WEEK = 62, 550
GONE = Named(_("No longer there"))
HEADLINES = (
    (VISIT, _("Visits to the site")),
    (VIEW, _("Pages read")),
    (SEARCH, _("Searches")),
    (MISSED, _("Searches without a hit")),
    (BEGUN, _("Baskets begun")),
    (ORDERED, _("Baskets ordered")),
    (LEFT, _("Baskets left")),
)
LANGUAGE_NAMES = {"zh-hans": _("Chinese"), "en": _("English")}
DEVICE_LABELS = (
    pgettext_lazy("device", "Phone"),
    pgettext_lazy("device", "Tablet"),
    pgettext_lazy("device", "Computer"),
)
DEVICE_NAMES = dict(zip(DEVICES, DEVICE_LABELS, strict=True))


@dataclass(frozen=True)
class Line:
    """A number beside the same of the period before."""

    label: str
    now: int
    before: int
    url: str = ""
    language: str = ""

    @property
    def change(self) -> int | None:
        """Return the change in per cent; None when there was nothing to compare with."""
        return round((self.now - self.before) * 100 / self.before) if self.before else None

    @property
    def fall(self) -> int:
        """Return by how much per cent there were fewer."""
        return -(self.change or 0)

    @property
    def language_name(self) -> str:
        """Return the language in words."""
        return LANGUAGE_NAMES.get(self.language, "")


@dataclass(frozen=True)
class Step:
    """The sums of a day, a week or a month that begins on `first`."""

    first: date
    last: date
    now: Counter
    before: Counter


class Report:
    """All tables of a period. Each is read once, when it is asked for."""

    def __init__(self, period: Period):
        self.period = period

    def days(self) -> dict[date, Counter]:
        """Return the totals of every day of both periods; one query."""
        period = self.period
        rows = Figure.objects.of(*TOTALS, MISSED).between(min(period.before, period.first), period.last)
        days: dict[date, Counter] = defaultdict(Counter)
        for day, kind, number in rows.values_list("day", "kind").annotate(Sum("number")).order_by():
            days[day][kind] += number
        return days

    def steps(self, days: dict[date, Counter]) -> list[Step]:
        """Return the period cut into days, weeks or months, each beside the same part of the period before."""
        starts = [*_starts(self.period), self.period.last + DAY]
        shift = self.period.first - self.period.before
        return [
            Step(
                first=first,
                last=following - DAY,
                now=_sum(days, first, following),
                before=_sum(days, first - shift, following - shift),
            )
            for first, following in pairwise(starts)
        ]

    def headlines(self, steps: list[Step]) -> list[Line]:
        """Return the sums of the whole period."""
        now = sum((step.now for step in steps), Counter())
        before = sum((step.before for step in steps), Counter())
        return [Line(label, now[kind], before[kind]) for kind, label in HEADLINES]

    def readers(self) -> dict[str, list[dict]]:
        """Return visits, first things put in a basket and orders sent, by language and by device; one query."""
        rows = Figure.objects.of(VISIT, FILLED, SENT).between(self.period.first, self.period.last)
        sums: Counter = Counter()
        for kind, language, device, number in (
            rows.values_list("kind", "language", "device").annotate(Sum("number")).order_by()
        ):
            sums[kind, "language", language] += number
            sums[kind, "device", device] += number
        return {
            "languages": _shares(sums, "language", LANGUAGE_NAMES),
            "devices": _shares(sums, "device", DEVICE_NAMES),
        }

    def read(self, subject: Subject) -> list[Line]:
        """Return all that was read of a kind, with its title; one query and those of the titles."""
        return self._lines(subject, list(self._most_often(subject.kind, by=["subject"])))

    def _lines(self, subject: Subject, rows: list[dict]) -> list[Line]:
        named = subject.named([row["subject"] for row in rows], get_language()) if rows else {}
        return [
            Line(found.title, row["now"], row["before"], found.url)
            for row in rows
            for found in [named.get(row["subject"], GONE)]
        ]

    def missed(self, *, most: int | None = MOST_TEXTS) -> list[Line]:
        """Return what was looked for most often and not found; one query."""
        rows = self._most_often(MISSED, by=["subject", "language"]).exclude(subject="")[:most]
        return [Line(row["subject"], row["now"], row["before"], language=row["language"]) for row in rows]

    def subjects(self) -> list[tuple[Subject, list[Line]]]:
        """Return every kind of thing that was read with what was read most; one query and those of the titles."""
        kinds = all_subjects()
        rows = self._most_often(*(subject.kind for subject in kinds), by=["kind", "subject"])
        place = Window(RowNumber(), partition_by="kind", order_by=BY_NUMBER)
        found: dict[str, list[dict]] = defaultdict(list)
        for row in rows.annotate(place=place).filter(place__lte=MOST_ROWS).order_by("place"):
            found[row["kind"]].append(row)
        return [(subject, self._lines(subject, found[subject.kind])) for subject in kinds if found[subject.kind]]

    def _most_often(self, *kinds: str, by: list[str]):
        period = self.period
        now = Q(day__range=(period.first, period.last))
        before = Q(day__range=(period.before, period.before_last))
        rows = Figure.objects.of(*kinds).filter(now | before).values(*by)
        rows = rows.annotate(now=Sum("number", filter=now, default=0), before=Sum("number", filter=before, default=0))
        return rows.filter(now__gt=0).order_by(*BY_NUMBER)


def _shares(sums: Counter, by: str, names: dict) -> list[dict]:
    whole = sum(sums[VISIT, by, name] for name in names)
    return [
        {
            "label": label,
            "visits": sums[VISIT, by, name],
            "share": round(sums[VISIT, by, name] * 100 / whole) if whole else 0,
            "filled": sums[FILLED, by, name],
            "sent": sums[SENT, by, name],
        }
        for name, label in names.items()
    ]


def _starts(period: Period) -> Iterable[date]:
    """Yield the first day of each part; a week that is not whole is the first."""
    day = period.first
    short = period.days % 7
    if short and MOST_BY_DAY < period.days <= MOST_BY_WEEK:
        yield day
        day += short * DAY
    while day <= period.last:
        yield day
        if period.days <= MOST_BY_DAY:
            day += DAY
        elif period.days <= MOST_BY_WEEK:
            day += 7 * DAY
        else:
            day = (day.replace(day=1) + 32 * DAY).replace(day=1)


def _sum(days: dict[date, Counter], first: date, following: date) -> Counter:
    found: Counter = Counter()
    for number in range((following - first).days):
        found.update(days.get(first + number * DAY, ()))
    return found
