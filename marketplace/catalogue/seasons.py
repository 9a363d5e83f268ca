"""When a thing is harvested or made: its usual months, and this year's days once its village has said them.

This is the one record: a product belongs to one village, so it is a record for each product and village. Market, cards,
product and village pages, events, the crop calendar and preorders read it and keep no season of their own. This year's
days count instead of the usual months, from the day they are known until `OVER_FOR` after they are past.
"""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

ALL_YEAR = 0b111111111111
#: A year's harvest is told as over for so long; then the usual months count again (`forget_past_harvests`).
OVER_FOR = timedelta(days=90)
#: The columns of the record, in the order of `Harvest`.
HARVEST = ("season_months", "harvest_from", "harvest_until")


def bit_of(month: int) -> int:
    """Return a month (1 to 12) as a bit of a mask; bit 0 is January."""
    return 1 << (month - 1)


def month_name(month: int) -> str:
    """Return a month's name."""
    return date_format(date(2000, month, 1), "F")


class Harvest(NamedTuple):
    """The record of one product: usual months as a bit mask, and this year's first and last day, both or none."""

    months: int
    first: date | None = None
    last: date | None = None

    @property
    def mask(self) -> int:
        """Return the months in which it is harvested this time."""
        if not (self.first and self.last):
            return self.months
        span = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        return sum({bit_of((self.first.month - 1 + step) % 12 + 1) for step in range(min(span, 11) + 1)})

    @property
    def is_now(self) -> bool:
        """Say whether it is harvested today (Asia/Shanghai), to the day where this year's days are known."""
        today = timezone.localdate()
        if self.first and self.last:
            return self.first <= today <= self.last
        return bool(self.months & bit_of(today.month))

    @property
    def is_ahead(self) -> bool:
        """Say whether this year's days are known and have not come."""
        return bool(self.first and self.first > timezone.localdate())

    @property
    def is_all_year(self) -> bool:
        """Say whether it knows no season."""
        return self.mask == ALL_YEAR

    @property
    def begins(self) -> str:
        """Return from when it is in season next, a day or a month in words; nothing while it is, or never."""
        today = timezone.localdate()
        if self.first and self.is_ahead:
            return date_format(self.first, "MONTH_DAY_FORMAT")
        if self.is_now or not self.months:
            return ""
        ahead = (month for step in range(1, 13) if bit_of(month := (today.month - 1 + step) % 12 + 1) & self.months)
        return month_name(next(ahead))

    @property
    def latest_month(self) -> str:
        """Return the name of the last month of harvest that has passed."""
        today = timezone.localdate()
        if self.last and self.last <= today:
            return month_name(self.last.month)
        back = (month for step in range(1, 13) if bit_of(month := (today.month - 1 - step) % 12 + 1) & self.months)
        return month_name(next(back, today.month))

    @property
    def days(self) -> str:
        """Return this year's days in words, nothing while they are not known."""
        return days_in_words(self.first, self.last) if self.first and self.last else ""

    @property
    def this_year(self) -> str:
        """Return a sentence about this year's days, nothing while they are not known."""
        if not self.days or self.last is None:
            return ""
        today = timezone.localdate()
        if self.last < today:
            return _("This year’s harvest is over: %(days)s") % {"days": self.days}
        if self.first and self.first.year > today.year:
            return _("Next harvest: %(days)s") % {"days": self.days}
        return _("This year: %(days)s") % {"days": self.days}

    @property
    def steps(self) -> list[dict]:
        """Return the twelve months: number, name, harvested or not, usual but not this year, the present one or not."""
        present = timezone.localdate().month
        return [
            {
                "number": month,
                "name": month_name(month),
                "on": bool(self.mask & bit_of(month)),
                "usual": bool(self.months & ~self.mask & bit_of(month)),
                "current": month == present,
            }
            for month in range(1, 13)
        ]


def days_in_words(first: date, last: date) -> str:
    """Return a span of days, such as 20 October to 10 November; the year is said once where it is another one."""
    this = timezone.localdate().year
    with_year = {first, last} if first.year != last.year else {last if get_language() == "en" else first}
    if first.year == last.year == this:
        with_year = set()
    words = [date_format(day, "DATE_FORMAT" if day in with_year else "MONTH_DAY_FORMAT") for day in (first, last)]
    return _("%(first)s to %(last)s") % {"first": words[0], "last": words[1]}


def harvested_on(day: date) -> Q:
    """Return the condition for products harvested on a day; they need `_usual`, see ProductQuerySet."""
    return Q(harvest_from=None, _usual__gt=0) | Q(harvest_from__lte=day, harvest_until__gte=day)


def harvested_in(month: int) -> Q:
    """Return the condition for products harvested in a month (1 to 12), this time; they need `_usual`."""
    wanted, year = Q(harvest_from=None, _usual__gt=0), timezone.localdate().year
    for each in (year - 1, year, year + 1):
        first = date(each, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        wanted |= Q(harvest_from__lte=last, harvest_until__gte=first)
    return wanted


def usual(month: int):
    """Return the expression that is above 0 where the month (1 to 12) is a usual one."""
    return F("season_months").bitand(bit_of(month))
