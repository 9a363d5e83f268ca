"""What a village says of a harvest."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.harvest.exceptions import DaysUpsideDown
from marketplace.harvest.services.record import LONGEST
from marketplace.producers.forms import month_choices


def day_field(label: str, **kwargs) -> forms.DateField:
    """Return the field of a day, with the phone's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


class HarvestForm(forms.Form):
    """The usual months of one product, and this year's days."""

    use_required_attribute = False
    months = forms.MultipleChoiceField(
        label=_("Usual months"),
        choices=month_choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one month.")},
    )
    first = day_field(_("First day this year"), required=False)
    last = day_field(_("Last day this year"), required=False)

    def clean(self) -> dict:
        """Refuse one day without the other, or a span that is none."""
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if {"first", "last"} & self.errors.keys():
            return data
        if bool(first) != bool(last) or (first and last and not first <= last <= first + LONGEST):
            self.add_error("last" if first else "first", str(DaysUpsideDown()))
        return data

    def words(self) -> dict:
        """Return what set_harvest() takes besides the product (after cleaning)."""
        data = self.cleaned_data
        months = [int(month) for month in data["months"]]
        return {"months": months, "first": data["first"], "last": data["last"]}
