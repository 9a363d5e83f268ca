"""How allauth works with our account: e-mail or phone, mail in the reader's language, our way home."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from portal.users.client import client_address
from portal.users.consent import record_consent
from portal.users.fields import PhoneField
from portal.users.landing import landing_for
from portal.users.models import User
from portal.users.phone_steps import lead_past_code
from portal.users.phones import normalise_phone

LINKS = {"password_reset_url", "activate_url"}
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
        return (user.phone, user.has_proven_phone) if user.phone else None

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone).first()

    def save_user(self, request: HttpRequest, user: User, form, commit: bool = True) -> User:
        """Set what our account needs before allauth saves it: phone, language, consent."""
        user.phone = form.cleaned_data.get("phone") or None
        user.language = translation.get_language() or user.language
        agrees = form.cleaned_data.get("consent")
        user.consented_at = timezone.now() if agrees else None
        saved = super().save_user(request, user, form, commit)
        if agrees and commit:
            record_consent(user=saved, language=saved.language)
        return saved

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The account's own address can be replaced, not removed: without it nobody could sign in."""
        return email_address.email != email_address.user.email

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing_for(request.user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return landing_for(request.user)

    def post_login(self, request: HttpRequest, user: User, *, signup: bool, **more) -> HttpResponse:
        """Lead who has just signed up with a phone number past the page of its code, on to where they were going."""
        response = super().post_login(request, user, signup=signup, **more)
        return lead_past_code(request, onward=response.url) if signup and user.phone else response

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{translation.get_language()}/"

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def render_mail(self, *args, **kwargs) -> EmailMessage:
        """Return the mail, to be sent by settings.ACCOUNT_EMAIL_BACKEND."""
        message = super().render_mail(*args, **kwargs)
        message.connection = get_connection(settings.ACCOUNT_EMAIL_BACKEND)
        return message

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send in the language the account's owner reads, with links to that language's pages."""
        user = context.get("user")
        language = user.language if user else translation.get_language()
        links = {key: translate_url(context[key], language) for key in LINKS & context.keys()}
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, **links, "site_name": settings.SITE_NAME})
