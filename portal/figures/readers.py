"""What a request says of the one who reads: enough to count, and nothing that is kept."""

import re
from functools import lru_cache

from django.http import HttpRequest

from portal.core.same_origin import came_from_here
from portal.figures.kinds import COMPUTER, PHONE, TABLET

#: Machines that call themselves a browser and name themselves all the same; people's browsers use none of these words.
MACHINE = re.compile(
    r"(?<!cu)bot\b|bot[/_-]|crawl|spider|slurp|headless|lighthouse|inspect|preview|scan|scrap|monitor|fetch|check|watch"
    r"|valid|verif|audit|archiv|research|survey|facebookexternal|https?:|httpclient|\.com|feed|python|java\b|curl|agent\b"
    r"|compatible|electron|selenium|playwright|phantom|ptst|synthetic|google-|\brobot",
    re.IGNORECASE,
)
LONGEST_NAME = 400
#: Sent with what is fetched ahead or for a part of a page.
NO_PAGES = {"HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_HX_REQUEST"}


def may_be_counted(request: HttpRequest) -> bool:
    """Say whether a person opened this page themselves, has not asked to be left alone and is not one of us."""
    asked = request.META
    if asked.get("HTTP_DNT") == "1" or asked.get("HTTP_SEC_GPC") == "1":
        return False
    if asked.get("HTTP_SEC_FETCH_DEST", "document") != "document" or not NO_PAGES.isdisjoint(asked):
        return False
    return is_browser(asked.get("HTTP_USER_AGENT", "")) and not is_ours(request)


@lru_cache(maxsize=1000)
def is_browser(name: str) -> bool:
    """Say whether a program that sends this as its name is a person's browser.

    Remembered for the latest names, because it takes longer than all other counting.
    """
    return name.startswith("Mozilla/5") and len(name) <= LONGEST_NAME and not MACHINE.search(name)


def is_ours(request: HttpRequest) -> bool:
    """Say whether staff reads, as far as the page had to look it up anyway."""
    user = getattr(request, "_cached_user", None)
    return bool(user is not None and user.is_staff)


def comes_from_elsewhere(request: HttpRequest) -> bool:
    """Say whether a visit begins: the page before this one was not ours, and this is no reload."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is None:
        return not came_from_here(request)
    return site != "same-origin" and request.META.get("HTTP_CACHE_CONTROL") != "max-age=0"


def device_of(request: HttpRequest) -> str:
    """Return the kind of device; tablets that say they are computers count as such."""
    name = request.META.get("HTTP_USER_AGENT", "")
    if "iPad" in name or "Tablet" in name or ("Android" in name and "Mobile" not in name):
        return TABLET
    return PHONE if "Mobi" in name else COMPUTER


def is_on_phone(request: HttpRequest) -> bool:
    """Say whether a payment page for phones suits. WeChat's own browser opens none: there the code is shown."""
    return device_of(request) == PHONE and "MicroMessenger" not in request.META.get("HTTP_USER_AGENT", "")
