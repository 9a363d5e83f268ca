"""Days and moments as the browser's own fields, without script."""

from django import forms
from django.utils.translation import gettext_lazy as _


def day_field(label) -> forms.DateField:
    """Return an optional day that the browser helps to pick."""
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class YesNoSelect(forms.NullBooleanSelect):
    """Yes, no or either, in the language of whoever looks; Oscar's own is worded once, when the process starts."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.choices = [("unknown", _("All")), ("true", _("Yes")), ("false", _("No"))]


def yes_or_no(label) -> forms.NullBooleanField:
    """Return a filter that is open until somebody says yes or no."""
    return forms.NullBooleanField(label=label, required=False, widget=YesNoSelect)


class MomentInput(forms.DateTimeInput):
    """A day and a time of day in the site's time zone."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class PeriodForm(forms.Form):
    """From one day to another; both may stay open."""

    date_from = day_field(_("From"))
    date_to = day_field(_("Until"))

    def clean(self) -> dict:
        """Refuse an end before its beginning."""
        data = super().clean()
        start, end = data.get("date_from"), data.get("date_to")
        if start and end and end < start:
            raise forms.ValidationError(_("The last day comes before the first."))
        return data

    def within(self, field: str) -> dict:
        """Return the filters that keep `field` (a moment) within the days; none while something is wrong."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        edges = {f"{field}__date__gte": data.get("date_from"), f"{field}__date__lte": data.get("date_to")}
        return {name: day for name, day in edges.items() if day}
