"""How a page begins to wait for a code: what is asked for, noted in the session, sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from portal.sms import services as sms
from portal.sms.exceptions import SmsFailed
from portal.users.client import client_address
from portal.users.models import PhoneCode, User
from portal.users.phone_codes import TooManyCodes, ask_for_code, send
from portal.users.tasks import send_reset_code

PROVE, RESET = PhoneCode.Purpose
#: In the session: which code this browser waits for.
WAITING = "phone_code"
REFUSALS = (TooManyCodes, SmsFailed)


def lead_past_code(request: HttpRequest, *, onward: str) -> HttpResponse:
    """Send a code to the number of who has just signed up and lead to its page; without SMS, lead on."""
    if not sms.is_offered():
        return redirect(onward)
    query = f"?{urlencode({'next': onward})}"
    try:
        begin_proof(request, user=request.user, phone=request.user.phone)
    except REFUSALS as refusal:
        messages.warning(request, str(refusal.sentence))
        return redirect(reverse("phone") + query)
    return redirect(reverse("phone_code") + query)


def begin_proof(request: HttpRequest, *, user: User, phone: str) -> None:
    """Send a code to the number this person says is theirs. Raises TooManyCodes or SmsFailed."""
    asked = ask_for_code(phone=phone, purpose=PROVE, address=client_address(request), user=user)
    request.session[WAITING] = asked.pk
    send(asked=asked, language=get_language())


def begin_reset(request: HttpRequest, *, phone: str) -> None:
    """Have the worker send a code, should the number have an account. Raises TooManyCodes."""
    asked = ask_for_code(phone=phone, purpose=RESET, address=client_address(request))
    request.session[WAITING] = asked.pk
    send_reset_code.enqueue(asked.pk)


def waiting_for(request: HttpRequest, purpose: str) -> PhoneCode | None:
    """Return the code this browser waits for."""
    found = PhoneCode.objects.filter(pk=request.session.get(WAITING), purpose=purpose)
    return found.filter(user=request.user).first() if purpose == PROVE else found.first()
