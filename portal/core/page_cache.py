"""Anonymous pages, kept for one second in each process: what a crowd reads at once is made once (ADR 0020)."""

import hashlib
import time

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from portal.core.middleware import LOOK_COOKIE, TEXT_SIZE_COOKIE, remember_language
from portal.core.same_origin import came_from_here

KEEP_SECONDS = 1
LONGEST_QUERY = 200
#: Whoever sends another cookie may have a basket, a session or a message, and is given a page of their own.
HARMLESS_COOKIES = {settings.LANGUAGE_COOKIE_NAME, TEXT_SIZE_COOKIE, LOOK_COOKIE}


class PageCacheMiddleware:
    """Answers anonymous readers from the page made for another one within the last second."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request) if may_share(request) else ""
        if not key:
            return self.get_response(request)
        kept = caches["pages"].get(key)
        if kept is None:
            began = time.monotonic()
            response = self.get_response(request)
            keep(key, response, until=began + KEEP_SECONDS)
            return response
        return answer(request, *kept)


def may_share(request: HttpRequest) -> bool:
    """Say whether nothing in the request tells who asks: a plain look at a page in one of the languages."""
    return (
        request.method == "GET"
        and HARMLESS_COOKIES.issuperset(request.COOKIES)
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
        and bool(translation.get_language_from_path(request.path_info))
    )


def key_of(request: HttpRequest) -> str:
    """Return a key of everything a shared page depends on; empty for a host that is not ours."""
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    parts = (
        request.scheme,
        host,
        request.get_full_path(),
        request.COOKIES.get(TEXT_SIZE_COOKIE, ""),
        request.COOKIES.get(LOOK_COOKIE, ""),
        "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""),
        came_from_here(request),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def keep(key: str, response: HttpResponse, *, until: float) -> None:
    """Keep a page that belongs to nobody until this moment of the monotonic clock, and tell browsers to ask again.

    A page that writes a form's token or a session sets a cookie; one that must not be kept says so itself.
    """
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
    has_own_cookies = set(response.cookies) - {settings.LANGUAGE_COOKIE_NAME}
    if not is_page or response.streaming or has_own_cookies or response.has_header("Cache-Control"):
        return
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    seconds = until - time.monotonic()
    if seconds > 0:
        remarks = getattr(response, "remarks", ())
        caches["pages"].set(key, (response.content, list(response.items()), remarks), seconds)


def answer(request: HttpRequest, content: bytes, headers: list[tuple[str, str]], remarks: tuple) -> HttpResponse:
    """Return the kept page for this reader, or only the word that the one they have is still good.

    `remarks` are what other middleware wrote on the page when it was made; they come with it again.
    """
    response = HttpResponse(content, headers=dict(headers))
    remember_language(request, response)
    response = get_conditional_response(request, etag=response["ETag"], response=response)
    response.remarks = remarks
    return response
