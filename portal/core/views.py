"""The root address and the reader's own choices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_safe

from portal.core.middleware import LOOK_COOKIE, LOOKS, TEXT_SIZE_COOKIE

YEAR_SECONDS = 365 * 24 * 3600


@require_safe
def to_reader_language(request: HttpRequest) -> HttpResponse:
    """Send the visitor to the front page in the language of cookie or browser."""
    response = redirect(f"/{get_language_from_request(request)}/")
    response["Vary"] = "Accept-Language, Cookie"
    return response


@require_GET
def choose_text_size(request: HttpRequest) -> HttpResponse:
    """Keep ?size=large or ?size=normal in a cookie and go back to ?next=."""
    return keep_choice(request, TEXT_SIZE_COOKIE, "large" if request.GET.get("size") == "large" else "")


@require_GET
def choose_look(request: HttpRequest) -> HttpResponse:
    """Keep ?look=light or ?look=dark in a cookie, forget it at anything else, and go back to ?next=."""
    look = request.GET.get("look")
    return keep_choice(request, LOOK_COOKIE, look if look in LOOKS else "")


def keep_choice(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    """Keep a reader's choice for a year, or forget it when empty, and lead back to ?next= on this site."""
    target = request.GET.get("next", "/")
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = redirect(target)
    if value:
        response.set_cookie(cookie, value, max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(cookie)
    return response


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def icon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for an icon by itself, as in the admins, to ours."""
    return redirect(static("img/logo.svg"))
