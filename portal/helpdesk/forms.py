"""The letter that anybody may write to the platform."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.helpdesk.models import Inquiry
from portal.users.contacts import is_email
from portal.users.phones import normalise_phone


class LetterForm(forms.ModelForm):
    """What it is about, the letter, who writes, and how to reach them."""

    class Meta:
        model = Inquiry
        fields = ["topic", "text", "order_number", "name", "contact"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "order_number": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {
            "order_number": _("If it is about an order. It stands on the confirmation."),
            "contact": _("So that we can answer. Nobody else sees it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", _("Please choose")), *Inquiry.Topic.choices]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if len(text) < 4:
            raise ValidationError(_("Please write in a few words what it is about."))
        return text

    def clean_contact(self) -> str:
        contact = self.cleaned_data["contact"]
        if is_email(contact):
            return contact
        try:
            normalise_phone(contact)
        except ValueError as error:
            raise ValidationError(_("Enter a phone number or an e-mail address, so that we can answer.")) from error
        return contact
