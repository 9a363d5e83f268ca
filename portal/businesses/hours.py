"""Open now, and when next: told from opening times, closed days and the moment, and kept nowhere.

Times are those of the clock on the wall (settings.TIME_ZONE). Whatever shows a state asks for it when it is printed;
only rows may be remembered, never the state, so that no page is wrong for longer than it is itself kept (one second).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

#: How far ahead the next opening is looked for.
LOOK_AHEAD_DAYS = 90
A_WEEK = 7


@dataclass(frozen=True)
class OpenState:
    """Open until `until`, or closed and open again at `opens` (aware, local); both None when nothing is known."""

    is_open: bool
    now: datetime
    until: time | None = None
    opens: datetime | None = None
    has_hours: bool = True

    @property
    def words(self) -> str:
        """Return the state in a few words."""
        if not self.has_hours:
            return _("Hours not given")
        if self.until:
            return _("Open until %(time)s") % {"time": clock(self.until)}
        if self.opens is None:
            return _("Closed for now")
        return _opens_in_words(self.opens, self.now.date())


def _opens_in_words(opens: datetime, today: date) -> str:
    words = {
        "time": clock(opens.time()),
        "day": date_format(opens, "l"),
        "date": date_format(opens, "MONTH_DAY_FORMAT"),
    }
    ahead = (opens.date() - today).days
    if ahead == 0:
        return _("Opens at %(time)s") % words
    if ahead == 1:
        return _("Opens tomorrow at %(time)s") % words
    if ahead < A_WEEK:
        return _("Opens on %(day)s at %(time)s") % words
    return _("Opens on %(date)s at %(time)s") % words


def clock(moment: time) -> str:
    """Return a time as it stands on a door: 09:00."""
    return f"{moment:%H:%M}"


def state_of(*, hours: Iterable, closed: Iterable, now: datetime) -> OpenState:
    """Return the state at a moment. `hours` have weekday, opens, closes; `closed` have first and last day."""
    here = timezone.localtime(now)
    spans = sorted(hours, key=lambda span: (span.weekday, span.opens))
    shut = [(days.first, days.last) for days in closed]
    if not spans:
        return OpenState(False, here, has_hours=False)
    for ahead in range(LOOK_AHEAD_DAYS):
        day = here.date() + timedelta(days=ahead)
        if any(first <= day <= last for first, last in shut):
            continue
        of_day = [span for span in spans if span.weekday == day.isoweekday()]
        for span in of_day:
            if not ahead and span.opens <= here.time() < span.closes:
                return OpenState(True, here, until=_end(span, of_day))
            if ahead or span.opens > here.time():
                return OpenState(False, here, opens=datetime.combine(day, span.opens, tzinfo=here.tzinfo))
    return OpenState(False, here)


def _end(span, of_day: list) -> time:
    """Return when it closes: times that touch are one."""
    end = span.closes
    for other in of_day:
        if other.opens <= end < other.closes:
            end = other.closes
    return end


def week_of(*, hours: Iterable, today: date) -> list[dict]:
    """Return Monday to Sunday: the day's name, its hours in figures ("" when shut), and whether it is today."""
    spans = list(hours)
    monday = today - timedelta(days=today.isoweekday() - 1)
    days = [monday + timedelta(days=step) for step in range(A_WEEK)]
    return [
        {
            "name": date_format(day, "l"),
            "hours": ", ".join(
                f"{clock(span.opens)}–{clock(span.closes)}" for span in spans if span.weekday == day.isoweekday()
            ),
            "today": day == today,
        }
        for day in days
    ]


def days_ahead(closed: Iterable) -> list[str]:
    """Return closed days in words: one day, or from a day to a day."""
    return [_span(days.first, days.last) for days in closed]


def _span(first: date, last: date) -> str:
    words = {"first": date_format(first, "MONTH_DAY_FORMAT"), "last": date_format(last, "MONTH_DAY_FORMAT")}
    return words["first"] if first == last else _("%(first)s to %(last)s") % words
