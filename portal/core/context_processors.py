"""What every template may ask for."""

from django.conf import settings
from django.http import HttpRequest

from portal.core.freshness import content_version
from portal.core.languages import in_language
from portal.core.same_origin import came_from_here


def site(request: HttpRequest) -> dict:
    """Return the site's name, support phone, text size, colours and this page's address in the other language.

    Whoever comes from another page of ours, or is signed in, gets the display face, which would make the first page
    too heavy.
    """
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    other = "en" if language.startswith("zh") else "zh-hans"
    return {
        "site_name": settings.SITE_NAME,
        "support_phone": settings.SUPPORT_PHONE,
        "icp_number": settings.ICP_NUMBER,
        "police_number": settings.PUBLIC_SECURITY_NUMBER,
        "large_text": getattr(request, "large_text", False),
        "look": getattr(request, "look", ""),
        "been_here": settings.SESSION_COOKIE_NAME in request.COOKIES or came_from_here(request),
        "edition": content_version,
        "other_language": other,
        "other_language_url": in_language(request.get_full_path(), other),
    }
