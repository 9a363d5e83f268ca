"""The days a report is about, and those it is compared with."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.own_days import OwnDaysForm

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days `first` to `last`, both included, beside as many days from `before` on."""

    first: date
    last: date
    before: date

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.last - self.first).days + 1

    @property
    def before_last(self) -> date:
        """Return the last of the days it is compared with."""
        return self.before + (self.last - self.first)


def last_days(days: int, *, today: date | None = None) -> Period:
    """Return so many whole days up to yesterday, beside the days just before them."""
    last = (today or timezone.localdate()) - DAY
    first = last - (days - 1) * DAY
    return Period(first, last, first - days * DAY)


def this_week(today: date) -> Period:
    """Return Monday to today, beside the same days of last week."""
    first = today - today.weekday() * DAY
    return Period(first, today, first - WEEK)


def last_month(today: date) -> Period:
    """Return the month before this one, beside as many days before it."""
    last = today.replace(day=1) - DAY
    first = last.replace(day=1)
    return Period(first, last, first - ((last - first) + DAY))


CHOICES = [
    ("7", _("Last 7 days")),
    ("week", _("This week")),
    ("28", _("Last 4 weeks")),
    ("month", _("Last month")),
    ("364", _("Last 52 weeks")),
    ("own", _("From … to …")),
]


class PeriodForm(OwnDaysForm):
    """Which days to show. What cannot be understood is said, and the last seven days are shown."""

    choice = "period"
    field_order = ("period", "first", "last")

    period = forms.ChoiceField(label=_("Period"), choices=CHOICES, required=False)

    def chosen(self, *, today: date | None = None) -> Period:
        """Return the period asked for, the last seven days when it was not understood."""
        today = today or timezone.localdate()
        name = (self.cleaned_data.get("period") or "7") if self.is_valid() else "7"
        if name == "own":
            first, last = self.cleaned_data["first"], self.cleaned_data["last"]
            return Period(first, last, first - (last - first) - DAY)
        if name == "week":
            return this_week(today)
        return last_month(today) if name == "month" else last_days(int(name), today=today)
