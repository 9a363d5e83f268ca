"""The days a statement is about: a month, or from one day to another."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.core.own_days import OwnDaysForm

DAY = timedelta(days=1)
MONTHS_BACK = 24


@dataclass(frozen=True)
class Period:
    """Days `first` to `last`, both included."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether it is one whole month."""
        return self.first.day == 1 and self.last == month_of(self.first).last

    @property
    def query(self) -> str:
        """Return it as the end of an address."""
        return f"month={self.first:%Y-%m}" if self.is_month else f"month=own&first={self.first}&last={self.last}"

    @property
    def name(self) -> str:
        """Return it as a part of a file's name."""
        return f"{self.first:%Y-%m}" if self.is_month else f"{self.first}-{self.last}"


def month_of(day: date) -> Period:
    """Return the month in which a day lies."""
    first = day.replace(day=1)
    return Period(first, (first + 31 * DAY).replace(day=1) - DAY)


def months_back(today: date) -> list[date]:
    """Return the first days of this month and the two years before it, the latest first."""
    first, found = today.replace(day=1), []
    for _month in range(MONTHS_BACK + 1):
        found.append(first)
        first = (first - DAY).replace(day=1)
    return found


class PeriodForm(OwnDaysForm):
    """Which days a statement shows. What cannot be understood is said, and this month is shown."""

    use_required_attribute = False

    choice = "month"
    field_order = ("month", "first", "last")

    month = forms.ChoiceField(label=_("Period"), required=False)

    def __init__(self, data, *, today: date | None = None):
        self.today = today or timezone.localdate()
        super().__init__({"month": f"{self.today:%Y-%m}", **{name: data[name] for name in data if data[name]}})
        months = [(f"{first:%Y-%m}", date_format(first, "YEAR_MONTH_FORMAT")) for first in months_back(self.today)]
        self.fields["month"].choices = [*months, ("own", _("From … to …"))]

    def chosen(self) -> Period:
        """Return the period asked for, this month when it was not understood."""
        if not self.is_valid():
            return month_of(self.today)
        if self.cleaned_data["month"] == "own":
            return Period(self.cleaned_data["first"], self.cleaned_data["last"])
        year, month = map(int, self.cleaned_data["month"].split("-"))
        return month_of(date(year, month, 1))
