"""Two days of one's own choice, behind a choice of ready periods; what every form of a period asks."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_DAYS = 732
#: The choice of a period that asks for the two days.
OWN = "own"


class OwnDaysForm(forms.Form):
    """Base of such forms; `choice` names the field whose value OWN asks for both days."""

    choice = ""

    first = forms.DateField(
        label=pgettext_lazy("period", "From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label=pgettext_lazy("period", "To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict:
        """Ask for both days, in their order, and not for more than two years."""
        data = super().clean()
        if data.get(self.choice) != OWN or self.errors:
            return data
        first, last = data.get("first"), data.get("last")
        if not first or not last:
            raise forms.ValidationError(_("Please give both days."))
        if first > last:
            raise forms.ValidationError(_("The first day must not be after the last."))
        if (last - first).days >= MOST_DAYS:
            raise forms.ValidationError(_("Please choose two years at most."))
        return data
