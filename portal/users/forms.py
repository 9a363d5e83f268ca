"""Signing in, signing up, and changing what an account says."""

from allauth.account.forms import AddEmailForm as CoreAddEmailForm
from allauth.account.forms import ChangePasswordForm as CoreChangePasswordForm
from allauth.account.forms import LoginForm as CoreLoginForm
from allauth.account.forms import ResetPasswordForm as CoreResetPasswordForm
from allauth.account.forms import ResetPasswordKeyForm as CoreResetPasswordKeyForm
from allauth.account.forms import SetPasswordForm as CoreSetPasswordForm
from allauth.account.forms import SignupForm as CoreSignupForm
from allauth.account.models import EmailAddress
from allauth.utils import set_form_field_order
from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.sms import services as sms
from portal.users.fields import IdentifierField
from portal.users.models import User
from portal.users.phones import split_identifier

REFUSED = _(
    "We could not open an account with these details. If you have one already, sign in or ask for a new password."
)

PASSWORD_HINT = _("At least 8 characters, not only digits.")


class PlainPasswordsMixin:
    """Fields without placeholders; a new password gets one short hint."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = PASSWORD_HINT


class ChangePasswordForm(PlainPasswordsMixin, CoreChangePasswordForm):
    pass


class SetPasswordForm(PlainPasswordsMixin, CoreSetPasswordForm):
    pass


class ResetPasswordForm(PlainPasswordsMixin, CoreResetPasswordForm):
    """Asks for the e-mail address or phone number of the account; a number is left in `phone`."""

    phone = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = IdentifierField() if sms.is_offered() else forms.EmailField(label=_("E-mail address"))

    def clean_email(self) -> str:
        found = self.cleaned_data["email"]
        if isinstance(found, dict):
            self.phone = found.get("phone", "")
            self.cleaned_data["email"] = found.get("email", "")
        return self.phone or super().clean_email()


class ResetPasswordKeyForm(PlainPasswordsMixin, CoreResetPasswordKeyForm):
    pass


class LoginForm(PlainPasswordsMixin, CoreLoginForm):
    """E-mail or phone number, and the password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = IdentifierField()
        self.fields["password"].help_text = ""
        set_form_field_order(self, ["login", "password"])

    def clean_login(self) -> str:
        return next(iter(self.cleaned_data["login"].values()))

    def user_credentials(self) -> dict[str, str]:
        found = split_identifier(self.cleaned_data["login"])
        return {**found, "password": self.cleaned_data["password"]}


class SignupForm(PlainPasswordsMixin, CoreSignupForm):
    """One field for e-mail or phone, a name if wanted, a password, and consent."""

    contact = IdentifierField()
    first_name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(label=_("I agree that my details are kept for my account and my orders."))
    field_order = ["contact", "first_name", "password1", "consent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["email"]
        self.fields["consent"].help_text = _(
            "You can see, download and delete them at any time under “Me”. We sell them to nobody."
        )

    def clean(self) -> dict:
        """Spread the one field over e-mail and phone; whether an account exists is not said."""
        super().clean()
        contact = self.cleaned_data.get("contact")
        if contact:
            self.cleaned_data.update(contact)
            if User.objects.filter(**contact).exists():
                self.add_error(None, REFUSED)
        return self.cleaned_data

    def try_save(self, request: HttpRequest):
        """Save; of two sign-ups at the same moment the second is refused like any other."""
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            messages.error(request, REFUSED)
            return None, redirect("account_login")


class AddEmailForm(CoreAddEmailForm):
    """A new e-mail address, which counts once its owner opens the link sent to it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request: HttpRequest) -> EmailAddress:
        """Note the new address and send the link. The present one stays, even if it was never confirmed."""
        waiting = EmailAddress.objects.filter(user=self.user, verified=False)
        waiting.exclude(email=self.user.email or "").delete()
        address = EmailAddress.objects.create(user=self.user, email=self.cleaned_data["email"])
        address.send_confirmation(request)
        return address


class ProfileForm(forms.Form):
    """Name and language of one account."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of messages to you"), choices=settings.LANGUAGES)

    def __init__(self, *args, user: User, **kwargs):
        kwargs["initial"] = {"name": user.get_full_name(), "language": user.language}
        super().__init__(*args, **kwargs)


class ErasureForm(forms.Form):
    """The password once more, before an account is deleted."""

    password = forms.CharField(
        label=_("Your password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args, user: User, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password
