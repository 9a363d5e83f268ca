"""What hosts write: how a visit is booked, new dates, dates to close, places and price of one date."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.bookings.models import Terms
from marketplace.bookings.services import Span, span_of
from marketplace.producers.ware_form import price_field
from portal.tourism.models import Visit

MOST_PLACES, MOST_DATES, FARTHEST = 500, 400, timedelta(days=550)
DAILY, WEEKLY = "1", "7"


def _date(label: str, **kwargs) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


def _time(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def _number(label: str, *, least: int, most: int, help_text: str = "") -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, help_text=help_text, widget=widget)


def _places() -> forms.IntegerField:
    return _number(
        pgettext_lazy("seats", "Places"),
        least=1,
        most=MOST_PLACES,
        help_text=_("How many people, or for a stay how many rooms."),
    )


class TermsForm(forms.Form):
    """How one visit is booked."""

    use_required_attribute = False
    starts = _time(_("Begins at"))
    ends = _time(_("Ends at"))
    close_hours = _number(
        _("Last booking, hours before"), least=0, most=720, help_text=_("24: until the day before at the same time.")
    )
    minimum = _number(
        _("At least so many people"), least=0, most=MOST_PLACES, help_text=_("0: it takes place even for one.")
    )
    free_days = _number(_("Free to cancel until so many days before"), least=0, most=60)
    late_percent = _number(_("Percent back after that"), least=0, most=100)

    def __init__(self, *args, visit: Visit, **kwargs):
        super().__init__(*args, **kwargs)
        if visit.kind == Visit.Kind.STAY:
            self.fields["starts"].label, self.fields["ends"].label = _("Arrive from"), _("Leave by")
            self.fields["minimum"].widget = forms.HiddenInput()
            self.fields["minimum"].required = False
            self.fields["minimum"].initial = 0

    def clean_minimum(self) -> int:
        return self.cleaned_data.get("minimum") or 0


class AddForm(forms.Form):
    """One date, or a series: each week or each day until another day."""

    use_required_attribute = False
    day = _date(_("First day"))
    until = _date(_("Until"), required=False, help_text=_("Leave it empty for one date."))
    every = forms.ChoiceField(
        label=_("How often"), choices=[(WEEKLY, _("Every week")), (DAILY, _("Every day"))], widget=forms.RadioSelect
    )
    starts = _time(_("Begins at"))
    ends = _time(_("Ends at"))
    places = _places()
    price = price_field()

    def __init__(self, *args, terms: Terms, **kwargs):
        is_stay = terms.visit.kind == Visit.Kind.STAY
        initial = {
            "starts": terms.starts,
            "ends": terms.ends,
            "places": terms.visit.capacity,
            "price": terms.visit.price,
            "every": DAILY if is_stay else WEEKLY,
            "day": timezone.localdate() + timedelta(days=7),
        }
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self.terms = terms
        if is_stay:
            self.fields["day"].label, self.fields["until"].label = _("First night"), _("Last night")
            self.fields["starts"].label, self.fields["ends"].label = _("Arrive from"), _("Leave by")

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        day, until = data["day"], data["until"] or data["day"]
        if day < timezone.localdate():
            self.add_error("day", _("This day has gone by."))
        elif until < day:
            self.add_error("until", _("It lies before the first day."))
        elif until > timezone.localdate() + FARTHEST:
            self.add_error("until", _("Not more than a year and a half ahead."))
        return data

    def spans(self) -> list[Span]:
        """Return when each date begins and ends."""
        data = self.cleaned_data
        last, step = data["until"] or data["day"], timedelta(days=int(data["every"]))
        return [
            span_of(self.terms.visit, day=day, starts=data["starts"], ends=data["ends"])
            for day in _days(data["day"], last, step)[:MOST_DATES]
        ]


def _days(first: date, last: date, step: timedelta) -> list[date]:
    count = (last - first) // step + 1
    return [first + step * number for number in range(count)]


class CloseForm(forms.Form):
    """From which day to which the dates go off sale, or on sale again."""

    use_required_attribute = False
    day = _date(_("From"))
    until = _date(_("To, that day included"))

    def clean(self):
        data = super().clean()
        if not self.errors and data["until"] < data["day"]:
            self.add_error("until", _("It lies before the first day."))
        return data


class SlotForm(forms.Form):
    """Places and price of one date; `seen` is what the host saw."""

    use_required_attribute = False
    places = _places()
    price = price_field()
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StopForm(forms.Form):
    """A word to the guests of a date that is called off."""

    reason = forms.CharField(
        label=_("A word to the guests"), max_length=200, required=False, help_text=_("They read it in the letter.")
    )
