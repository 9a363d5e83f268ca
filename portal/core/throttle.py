"""So many tries in so many seconds, counted in the cache, answered with 429 and a page in our look."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.users.client import client_address
from portal.users.tries import Tries

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def throttle(key: str, limit: int, per_seconds: int, *, by: str = "ip", safe_too: bool = False) -> Callable:
    """Decorate a view: at most `limit` posts in `per_seconds` for each `by`, then 429.

    `by` is "ip", "user" (the address while signed out) or "field:<name>" (what that form field says).
    GET counts only with `safe_too`. On a class: @method_decorator(throttle(…), name="dispatch").
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def throttled(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            counts = safe_too or request.method not in SAFE_METHODS
            if counts and is_over_limit(request, key=key, limit=limit, per_seconds=per_seconds, by=by):
                return too_many(request, per_seconds=per_seconds)
            return view(request, *args, **kwargs)

        return throttled

    return decorate


def is_over_limit(request: HttpRequest, *, key: str, limit: int, per_seconds: int, by: str = "ip") -> bool:
    """Count this try and say whether it is one too many. Always False with settings.THROTTLED off."""
    return Tries(key, limit, per_seconds).count(_who(request, by)) > limit


def too_many(request: HttpRequest, *, per_seconds: int) -> HttpResponse:
    """Return the page that asks to wait."""
    minutes = max(1, -(-per_seconds // 60))
    response = render(request, "429.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(per_seconds)
    return response


def _who(request: HttpRequest, by: str) -> str:
    if by.startswith("field:"):
        value = request.POST.get(by.removeprefix("field:")) or request.GET.get(by.removeprefix("field:"), "")
        return f"field:{value.strip().lower()[:254]}"
    if by == "user" and request.user.is_authenticated:
        return f"user:{request.user.pk}"
    return f"ip:{client_address(request)}"
