"""Who is asking: the visitor's address behind our own proxies."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the visitor's IP address.

    With settings.TRUSTED_PROXIES = n the n-th last entry of X-Forwarded-For counts, as only our own
    proxies wrote that one; with 0 the header is ignored, since anybody may send it.
    """
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if settings.TRUSTED_PROXIES and len(hops) >= settings.TRUSTED_PROXIES:
        return hops[-settings.TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR", "")
