"""The form of a visit's page, and the visitor's question."""

from django import forms
from django.core.exceptions import ValidationError
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
