"""What payees and operators fill in about money."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.settlement.models import PayoutBatch
from marketplace.settlement.statements import yesterday

#: Chinese accounts have 8 to 30 digits; some banks print a hyphen between its parts.
ACCOUNT = re.compile(r"[0-9][0-9-]{6,28}[0-9]")


class AccountForm(forms.Form):
    """Holder, bank and number; the number is typed twice, because money sent astray seldom comes back."""

    use_required_attribute = False

    holder = forms.CharField(
        label=_("Account holder"),
        max_length=80,
        help_text=_("As the bank knows it, for example the cooperative's full name."),
        error_messages={"required": _("Enter the account holder.")},
    )
    bank = forms.CharField(
        label=_("Bank and branch"), max_length=80, error_messages={"required": _("Enter bank and branch.")}
    )
    number = forms.CharField(
        label=_("Account number"),
        max_length=40,
        error_messages={"required": _("Enter the account number.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    again = forms.CharField(
        label=_("Account number once more"),
        max_length=40,
        error_messages={"required": _("Enter the account number once more.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_number(self) -> str:
        """Return the number without blanks. Raises ValidationError unless it can be an account."""
        number = re.sub(r"\s", "", self.cleaned_data["number"])
        if not ACCOUNT.fullmatch(number):
            raise forms.ValidationError(_("An account number has 8 to 30 digits."), code="digits")
        return number

    def clean(self):
        number, again = self.cleaned_data.get("number"), self.cleaned_data.get("again")
        if number and again and number != re.sub(r"\s", "", again):
            self.add_error("again", _("The two numbers differ."))
        return self.cleaned_data


class BatchForm(forms.Form):
    """Up to which day everything that is due is put together."""

    use_required_attribute = False

    until = forms.DateField(
        label=_("Everything up to and including"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter the day as 2026-11-23.")},
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"until": yesterday()})

    def clean_until(self):
        """Return the day. Raises ValidationError when it is not over."""
        until = self.cleaned_data["until"]
        if until > yesterday():
            raise forms.ValidationError(_("Choose a day that is over."), code="not_over")
        return until


class PaidForm(forms.Form):
    """On which day the bank paid, and its reference."""

    use_required_attribute = False

    on = forms.DateField(
        label=_("Paid on"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter the day as 2026-11-23.")},
    )
    reference = forms.CharField(
        label=_("The bank's reference"),
        max_length=60,
        help_text=_("The number under which the bank carried the batch out."),
        error_messages={"required": _("Enter the bank's reference.")},
    )

    def __init__(self, data=None, *, batch: PayoutBatch):
        super().__init__(data, initial={"on": timezone.localdate()})
        self.batch = batch

    def clean_on(self):
        """Return the day. Raises ValidationError when the bank cannot have paid then."""
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."), code="ahead")
        if on < timezone.localdate(self.batch.made_at):
            raise forms.ValidationError(_("This is before the batch was made."), code="before")
        return on
