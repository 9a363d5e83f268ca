"""What every page on which a payer waits shares, whatever is paid: asking again, the code, the way to the provider."""

import logging

import segno
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.safestring import mark_safe

from portal.payments import services
from portal.payments.exceptions import ProviderUnreachable
from portal.payments.models import Attempt

logger = logging.getLogger(__name__)
#: Seconds between two questions to the provider, and between two looks of a page without a script.
ASK_EVERY, REFRESH = 2, 10


class SeeOther(HttpResponseRedirect):
    """303: the browser goes on with GET, and a refresh posts nothing again."""

    status_code = 303


def to_payment_page(address: str) -> HttpResponse:
    """Send the browser to another company's page, which may read from which site it comes but not from which page."""
    response = SeeOther(address)
    response["Referrer-Policy"] = "strict-origin"
    return response


def look(attempt: Attempt) -> Attempt:
    """Ask the provider about an attempt that waits, unless somebody asked just now, and return it as it then stands."""
    if attempt.status != Attempt.Status.STARTED or not _may_ask(attempt):
        return attempt
    try:
        # Who got no answer the first time gets the page or the code now.
        return services.start(attempt=services.ask(attempt=attempt, now=timezone.now()))
    except ProviderUnreachable as error:
        logger.warning("No answer from %s about %s: %s", attempt.provider, attempt.number, error)
        return attempt


def _may_ask(attempt: Attempt) -> bool:
    """Pages with a code look every few seconds, often from two devices."""
    return not attempt.scan_code or cache.add(f"asked:{attempt.pk}", True, ASK_EVERY)


def waiting_context(request: HttpRequest, attempt: Attempt) -> dict:
    """Return what the page of a payment that waits shows; a code as a drawing."""
    drawn = ""
    if attempt.scan_code:
        code = segno.make(attempt.scan_code, error="m")
        drawn = code.svg_inline(scale=4, border=2, omitsize=True, light="#fff", lineclass=None)
    in_wechat = "MicroMessenger" in request.META.get("HTTP_USER_AGENT", "")
    return {"attempt": attempt, "code": mark_safe(drawn), "in_wechat": in_wechat, "refresh": REFRESH}
