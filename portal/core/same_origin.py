"""Did our own page send this? Browsers say so in headers that no other site can write (ADR 0020).

Browsers send Sec-Fetch-Site since 2023 over HTTPS, Origin with every POST since about 2020, and the Referer within our
own site because our Referrer-Policy is same-origin.
"""

from django.http import HttpRequest

from portal.core.middleware import ADMIN_PREFIXES

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


class SameOriginMiddleware:
    """Takes a form of our own public pages without a token, so that kept pages need none.

    Whatever it cannot prove is left to Django's check of the token that follows; the admins keep to the token.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> None:
        """Mark a request whose origin is proven; CsrfViewMiddleware, which comes next, then lets it pass."""
        if request.method in SAFE_METHODS or request.path_info.startswith(ADMIN_PREFIXES):
            return
        if is_same_origin(request):
            request.csrf_processing_done = True


def is_same_origin(request: HttpRequest) -> bool:
    """Say whether the browser vouches that our own page sent the request; the newest header it sends decides."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    origin = request.META.get("HTTP_ORIGIN")
    if origin is not None:
        return origin == own_origin(request)
    return came_from_here(request)


def came_from_here(request: HttpRequest) -> bool:
    """Say whether the page before this one was ours too."""
    return request.META.get("HTTP_REFERER", "").startswith(f"{own_origin(request)}/")


def own_origin(request: HttpRequest) -> str:
    """Return scheme, host and port under which the browser sees us."""
    return f"{request.scheme}://{request.get_host()}"
