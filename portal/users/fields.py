"""Form fields for what people sign in with."""

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from portal.users.phones import normalise_phone, split_identifier


class PhoneField(forms.CharField):
    """A phone number; gives it normalised (+8613800138000), or "" where it may be empty."""

    message = _("Enter a mobile number with 11 digits, or a foreign number that begins with + and its country.")

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Phone number"))
        kwargs.setdefault("max_length", 24)
        widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})
        super().__init__(**{"widget": widget, **kwargs})

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return ""
        try:
            return normalise_phone(value)
        except ValueError as error:
            raise forms.ValidationError(self.message, code="phone") from error


class IdentifierField(forms.CharField):
    """An e-mail address or a phone number in one field; gives {"email": …} or {"phone": …}."""

    message = _("Enter an e-mail address or a mobile number with 11 digits.")

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("E-mail or phone number"))
        kwargs.setdefault("max_length", 254)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        super().__init__(**{"widget": forms.TextInput(attrs=attrs), **kwargs})

    def clean(self, value):
        value = super().clean(value)
        try:
            found = split_identifier(value)
        except ValueError as error:
            raise forms.ValidationError(self.message, code="identifier") from error
        if "email" in found:
            EmailValidator(message=self.message)(found["email"])
        return found
