"""The form of a visit's page, and the visitor's question."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.core.forms import BasePageForm


class VisitPageForm(BasePageForm):
    """Offers only the visits of the village below which the page stands."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        village_id = getattr(parent.specific, "village_id", None) if parent else None
        if "visit" in self.fields:
            self.fields["visit"].queryset = self.fields["visit"].queryset.filter(village=village_id)


class AskForm(forms.Form):
    """A visitor's question: name, how to reach them, and what they want to know."""

    name = forms.CharField(label=_("Your name"), max_length=60)
    contact = forms.CharField(
        label=_("Phone or e-mail"), max_length=120, help_text=_("Only the village's coordinator sees it.")
    )
    text = forms.CharField(label=_("Your question"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def clean_text(self):
        text = self.cleaned_data["text"].strip()
        if len(text) < 4:
            raise ValidationError(_("Please write your question in a few words."))
        return text


class LongStayForm(AskForm):
    """A wish to live in the village for months; further words are optional."""

    arrive = forms.DateField(
        label=_("From when"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")},
    )
    months = forms.IntegerField(label=_("How many months"), min_value=1, max_value=24, initial=3)
    people = forms.IntegerField(label=_("How many people"), min_value=1, max_value=8, initial=2)
    wants_trial = forms.BooleanField(label=_("I would like a trial stay first"), required=False, initial=True)

    field_order = ("arrive", "months", "people", "wants_trial", "name", "contact", "text")

    def __init__(self, *args, visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["text"].label = _("What we should know")
        self.fields["text"].help_text = _("Health, food, a pet, stairs: whatever matters to you.")
        self.fields["text"].widget.attrs["rows"] = 3
        if not visit.trial_nights:
            del self.fields["wants_trial"]
        for name in ("months", "people"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def clean_text(self):
        return self.cleaned_data["text"].strip()

    def clean_arrive(self):
        day = self.cleaned_data["arrive"]
        if day < timezone.localdate():
            raise ValidationError(_("This day has gone by."))
        return day
