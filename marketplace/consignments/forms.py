"""How an order is found without an account."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _


def plain(text: str) -> str:
    """Return full-width letters and digits as plain ones, without spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class LookupForm(forms.Form):
    """Order number or pickup code, and the end of the phone number."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Order number or pickup code"),
        max_length=40,
        help_text=_("Such as 261123-482913 or 482913."),
        error_messages={"required": _("Enter the order number or the pickup code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    tail = forms.CharField(
        label=_("Last four digits of the phone number"),
        max_length=12,
        error_messages={"required": _("Enter the last four digits of the phone number.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self):
        return plain(self.cleaned_data["code"])

    def clean_tail(self):
        tail = plain(self.cleaned_data["tail"])
        if not re.fullmatch(r"[0-9]{4}", tail):
            raise forms.ValidationError(_("Enter four digits."), code="tail")
        return tail
