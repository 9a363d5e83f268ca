"""Pages of the phone number: giving one, answering with the code, a new password by code."""

from allauth.account.views import PasswordResetView as CorePasswordResetView
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from portal.sms import services as sms
from portal.users.landing import landing_for
from portal.users.models import PhoneCode, User
from portal.users.phone_codes import TooManyCodes, answer
from portal.users.phone_forms import TAKEN, WRONG_CODE, CodeForm, PhoneForm, ResetByCodeForm
from portal.users.phone_steps import PROVE, REFUSALS, RESET, WAITING, begin_proof, begin_reset, waiting_for
from portal.users.services import PhoneTaken, change_phone, prove_phone, reset_password


class OnwardMixin:
    """Keeps ?next= of this site from page to page."""

    def onward(self) -> str:
        """Return where the person was going, else where they land after signing in."""
        target = self.request.POST.get("next") or self.request.GET.get("next", "")
        ours = url_has_allowed_host_and_scheme(target, allowed_hosts={self.request.get_host()})
        if ours:
            return target
        return landing_for(self.request.user) if self.request.user.is_authenticated else "/"

    def get_context_data(self, **kwargs):
        known = {"sms_offered": sms.is_offered(), "sms_kept": sms.is_kept(), "onward": self.onward()}
        return super().get_context_data(**known, **kwargs)


@method_decorator(never_cache, name="dispatch")
class PhoneView(OnwardMixin, LoginRequiredMixin, FormView):
    """The number of the account: whether it is confirmed, and which it shall be."""

    form_class = PhoneForm
    template_name = "account/phone.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "remove" in request.POST and request.user.email:
            change_phone(user=request.user, phone="")
            messages.success(request, gettext("Your account has no phone number now."))
            return redirect(self.onward())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: PhoneForm) -> HttpResponse:
        phone = form.cleaned_data["phone"]
        if not sms.is_offered():
            return self.keep_unproven(form, phone)
        try:
            begin_proof(self.request, user=self.request.user, phone=phone)
        except REFUSALS as refusal:
            form.add_error("phone", refusal.sentence)
            return self.form_invalid(form)
        return redirect(f"{reverse('phone_code')}?{urlencode({'next': self.onward()})}")

    def keep_unproven(self, form: PhoneForm, phone: str) -> HttpResponse:
        """Save the number on a site that sends no codes."""
        if User.objects.filter(phone=phone).exclude(pk=self.request.user.pk).exists():
            form.add_error("phone", gettext("This number cannot be used for your account."))
            return self.form_invalid(form)
        change_phone(user=self.request.user, phone=phone)
        messages.success(self.request, gettext("Your number is saved."))
        return redirect(self.onward())


@method_decorator(never_cache, name="dispatch")
class CodeView(OnwardMixin, FormView):
    """Asks for the code this browser waits for, or sends another."""

    purpose = PROVE
    form_class = CodeForm
    template_name = "account/phone_code.html"
    begins_at = "phone"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.waiting = waiting_for(request, self.purpose)
        return super().dispatch(request, *args, **kwargs) if self.waiting else redirect(self.begins_at)

    def get_context_data(self, **kwargs):
        return super().get_context_data(phone=self.waiting.phone, has_trouble=sms.has_trouble(), **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "resend" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            self.begin_again()
            messages.success(request, gettext("A new code is on its way. Only the newest one counts."))
        except REFUSALS as refusal:
            messages.warning(request, str(refusal.sentence))
        return redirect(f"{request.path}?{urlencode({'next': self.onward()})}")

    def begin_again(self) -> None:
        """Send another code. Raises TooManyCodes or SmsFailed."""
        begin_proof(self.request, user=self.request.user, phone=self.waiting.phone)

    def form_valid(self, form) -> HttpResponse:
        asked = answer(pk=self.waiting.pk, code=form.cleaned_data["code"])
        if asked is None:
            form.add_error("code", WRONG_CODE)
            return self.form_invalid(form)
        try:
            return self.finish(asked, form)
        except PhoneTaken:
            form.add_error(None, TAKEN)
            return self.form_invalid(form)

    def finish(self, asked: PhoneCode, form) -> HttpResponse:
        """Take the number as theirs. Raises PhoneTaken."""
        found = prove_phone(user=asked.user, phone=asked.phone)
        del self.request.session[WAITING]
        messages.success(self.request, gettext("Your number is confirmed."))
        if found:
            text = ngettext(
                "%(n)d order you placed without signing in is now under “My orders”.",
                "%(n)d orders you placed without signing in are now under “My orders”.",
                found,
            )
            messages.success(self.request, text % {"n": found})
        return redirect(self.onward())


class ProofView(LoginRequiredMixin, CodeView):
    """The code that shows that a number is the account's."""


class PasswordResetView(CorePasswordResetView):
    """Sends a link to an e-mail address, or a code to a phone."""

    def form_valid(self, form) -> HttpResponse:
        if not form.phone:
            return super().form_valid(form)
        try:
            begin_reset(self.request, phone=form.phone)
        except TooManyCodes as refusal:
            form.add_error("email", refusal.sentence)
            return self.form_invalid(form)
        return redirect("account_reset_password_phone")

    def get_context_data(self, **kwargs):
        return super().get_context_data(sms_offered=sms.is_offered(), **kwargs)


class ResetByCodeView(CodeView):
    """The code and a new password. Whether the number has an account is not said."""

    purpose = RESET
    form_class = ResetByCodeForm
    template_name = "account/password_reset_phone.html"
    begins_at = "account_reset_password"

    def begin_again(self) -> None:
        begin_reset(self.request, phone=self.waiting.phone)

    def finish(self, asked: PhoneCode, form) -> HttpResponse:
        reset_password(user=asked.user, phone=asked.phone, password=form.cleaned_data["password1"])
        del self.request.session[WAITING]
        return redirect("account_reset_password_from_key_done")
