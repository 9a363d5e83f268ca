"""A number, and the code that came to it."""

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from portal.users.fields import PhoneField
from portal.users.forms import PASSWORD_HINT
from portal.users.models import User
from portal.users.phone_codes import DIGITS
from portal.users.phones import readable_phone

WRONG_CODE = _("This code is not right, or no longer valid. Look at the newest message, or ask for a new code.")
TAKEN = _("Another account signs in with this number. Sign in there, or use another number.")


class PhoneForm(forms.Form):
    """The number of one account."""

    phone = PhoneField()

    def __init__(self, *args, user: User, **kwargs):
        kwargs["initial"] = {"phone": "" if user.has_proven_phone else readable_phone(user.phone)}
        super().__init__(*args, **kwargs)
        if user.has_proven_phone:
            self.fields["phone"].label = _("New number")


def code_field() -> forms.CharField:
    """Return the field for a code; a phone offers the one from the newest message."""
    attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "autocapitalize": "none"}
    label = _("Code from the message")
    return forms.CharField(label=label, max_length=2 * DIGITS, widget=forms.TextInput(attrs=attrs))


class CodeForm(forms.Form):
    """The code that came by SMS."""

    code = code_field()


class ResetByCodeForm(forms.Form):
    """The code that came by SMS and the new password; a password that is too weak costs no try."""

    code = code_field()
    password1 = forms.CharField(
        label=_("New password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password1(self) -> str:
        return get_adapter().clean_password(self.cleaned_data["password1"])
