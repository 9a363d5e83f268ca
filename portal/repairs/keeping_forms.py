"""What the office fills in once: promised times, firms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.repairs.models import Firm
from portal.repairs.office_models import MOST_HOURS
from portal.repairs.times import Terms


def _hours(label) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_HOURS, widget=widget)


class TimesForm(forms.Form):
    """Two numbers of hours and a phone number for each category."""

    use_required_attribute = False

    def __init__(self, data=None, *, terms: dict[str, Terms]):
        super().__init__(data)
        self.terms = terms
        for name, kept in terms.items():
            self.fields[f"{name}_answer"] = _hours(_("First answer within (hours)"))
            self.fields[f"{name}_done"] = _hours(_("Done within (hours)"))
            self.fields[f"{name}_ring"] = forms.CharField(
                label=_("Number to ring first"), max_length=20, required=False, widget=forms.TextInput({"type": "tel"})
            )
            self.initial |= {
                f"{name}_answer": kept.answer_hours,
                f"{name}_done": kept.done_hours,
                f"{name}_ring": kept.ring_first,
            }

    def rows(self) -> list[tuple]:
        """Return (category in words, its three fields) for the page."""
        parts = ("answer", "done", "ring")
        return [(kept.label, [self[f"{name}_{part}"] for part in parts]) for name, kept in self.terms.items()]

    def clean(self) -> dict:
        """Ask for an answer before the end."""
        data = super().clean()
        for name in self.terms:
            answer, done = data.get(f"{name}_answer"), data.get(f"{name}_done")
            if answer and done and done < answer:
                self.add_error(f"{name}_done", _("The answer comes before the end."))
        return data

    def times(self) -> dict[str, tuple[int, int, str]]:
        """Return what the service asks for."""
        data = self.cleaned_data
        return {name: (data[f"{name}_answer"], data[f"{name}_done"], data[f"{name}_ring"]) for name in self.terms}


class FirmForm(forms.ModelForm):
    """A firm and its phone."""

    use_required_attribute = False

    class Meta:
        model = Firm
        fields = ["name", "phone"]
        widgets = {"phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})}
