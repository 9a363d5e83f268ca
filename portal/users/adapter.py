"""How allauth works with our account: e-mail or phone, mail in the reader's language, our way home."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from portal.users.client import client_address
from portal.users.fields import PhoneField
from portal.users.landing import landing_for
from portal.users.models import User
from portal.users.phones import normalise_phone

WRONG = _("That e-mail or phone number and password do not belong together.")


class AccountAdapter(DefaultAccountAdapter):
    """One sign-in for everybody."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "phone_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": _("Too many tries. Please wait a little, then try again."),
    }

    def phone_form_field(self, **kwargs) -> PhoneField:
        return PhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        try:
            return normalise_phone(phone)
        except ValueError as error:
            raise ValidationError(PhoneField.message) from error

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, False) if user.phone else None

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        """Set what our account needs before allauth saves it: phone, language, consent."""
        user.phone = form.cleaned_data.get("phone") or None
        user.language = translation.get_language() or user.language
        user.consented_at = timezone.now() if form.cleaned_data.get("consent") else None
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing_for(request.user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return landing_for(request.user)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{translation.get_language()}/"

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send in the language the account's owner reads."""
        user = context.get("user")
        with translation.override(user.language if user else translation.get_language()):
            super().send_mail(template_prefix, email, {"site_name": settings.SITE_NAME, **context})
