"""Seven rows, each with hours and perhaps a second time after a break; an empty row is a day off."""

from datetime import date, time, timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.businesses.models import Business, Weekday

SPANS = (1, 2)
A_MONDAY = date(2024, 1, 1)


def weekday_name(weekday: int) -> str:
    """Return the name of a day, 1 is Monday."""
    return date_format(A_MONDAY + timedelta(days=weekday - 1), "l")


class HoursForm(forms.Form):
    """`hours()` gives what was filled in as (weekday, opens, closes)."""

    def __init__(self, data=None, *, business: Business):
        super().__init__(data)
        known: dict[int, list] = {}
        for span in business.hours.all():
            known.setdefault(span.weekday, []).append(span)
        for weekday in Weekday.values:
            for number in SPANS:
                of_day = known.get(weekday, [])
                span = of_day[number - 1] if len(of_day) >= number else None
                for end in ("opens", "closes"):
                    self.fields[f"{end}_{weekday}_{number}"] = forms.TimeField(
                        label=self._label(weekday, number, end),
                        required=False,
                        initial=getattr(span, end, None),
                        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                    )

    @staticmethod
    def _label(weekday: int, number: int, end: str) -> str:
        words = {
            ("opens", 1): _("%(day)s, opens at"),
            ("closes", 1): _("%(day)s, closes at"),
            ("opens", 2): _("%(day)s, opens again at"),
            ("closes", 2): _("%(day)s, closes again at"),
        }
        return words[end, number] % {"day": weekday_name(weekday)}

    def days(self) -> list[dict]:
        """Return the rows: the day's name and its four fields in order."""
        return [
            {
                "name": weekday_name(weekday),
                "fields": [self[f"{end}_{weekday}_{number}"] for number in SPANS for end in ("opens", "closes")],
            }
            for weekday in Weekday.values
        ]

    def clean(self) -> dict:
        data = super().clean()
        for weekday in Weekday.values:
            until: time | None = None
            for number in SPANS:
                until = self._check(weekday, number, until)
        return data

    def _check(self, weekday: int, number: int, until: time | None) -> time | None:
        """Say what is wrong with one time of a day that begins after `until`, and return when it ends."""
        names = [f"{end}_{weekday}_{number}" for end in ("opens", "closes")]
        if any(self.has_error(name) for name in names):
            return until
        opens, closes = (self.cleaned_data.get(name) for name in names)
        if (opens is None) != (closes is None):
            self.add_error(names[opens is not None], _("Give both times, or neither."))
        elif opens and closes <= opens:
            self.add_error(names[1], _("It must close later than it opens."))
        elif opens and until and opens < until:
            self.add_error(names[0], _("The second time begins after the first one ends."))
        return closes or until

    def hours(self) -> list[tuple[int, time, time]]:
        """Return what was filled in."""
        found = []
        for weekday in Weekday.values:
            for number in SPANS:
                opens, closes = (self.cleaned_data[f"{end}_{weekday}_{number}"] for end in ("opens", "closes"))
                if opens:
                    found.append((weekday, opens, closes))
        return found
