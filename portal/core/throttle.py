"""So many tries in so many seconds, counted in the cache, answered with 429 and a page in our look."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.users.client import client_address

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


@dataclass(frozen=True)
class Tries:
    """At most `limit` tries in `per_seconds` for each `who`; a try is counted before it is known to fail.

    So many requests at one moment cannot pass together. forgive() takes back what turned out not to be an attack.
    """

    key: str
    limit: int
    per_seconds: int

    def count(self, who: str) -> int:
        """Count one more and return how many there are now; 0 with settings.THROTTLED off."""
        if not settings.THROTTLED:
            return 0
        name = self._name(who)
        cache.add(name, 0, self.per_seconds)
        try:
            tries = cache.incr(name)
        except ValueError:  # the window closed between the two calls
            return 0
        # Backends without their own incr write the value back with the default lifetime.
        cache.touch(name, self.per_seconds)
        return tries

    def counted(self, who: str) -> int:
        """Return how many there are now."""
        return cache.get(self._name(who), 0)

    def forgive(self, who: str, times: int) -> None:
        """Take back so many of the counted tries, as far as they fell into the present window."""
        name = self._name(who)
        times = min(times, cache.get(name, 0))
        if times:
            try:
                cache.decr(name, times)
                cache.touch(name, self.per_seconds)
            except ValueError:  # the window closed between the two calls
                return

    def _name(self, who: str) -> str:
        window = int(time.time() // self.per_seconds)
        return f"throttle:{self.key}:{window}:{hashlib.sha256(who.encode()).hexdigest()[:32]}"


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
