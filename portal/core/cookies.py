"""Every cookie this site sets, why, and for how long: the table on the privacy page is made of it."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.middleware import LOOK_COOKIE, TEXT_SIZE_COOKIE

YEAR = 365


@dataclass(frozen=True)
class Cookie:
    """One cookie; `days` is 0 when it goes with the browser's window."""

    name: str
    purpose: Promise
    days: int


_others: list[Cookie] = []


def register_cookie(cookie: Cookie) -> None:
    """Enter a cookie of an upper room."""
    if cookie not in _others:
        _others.append(cookie)


def kept_cookies() -> list[Cookie]:
    """Return them all. Only those a visitor asked for by what they did are ever set."""
    day = 24 * 3600
    return [
        Cookie(settings.SESSION_COOKIE_NAME, _("that you are signed in"), settings.SESSION_COOKIE_AGE // day),
        Cookie(settings.CSRF_COOKIE_NAME, _("that a form was sent by you"), settings.CSRF_COOKIE_AGE // day),
        Cookie("messages", _("what a page tells you once, such as “saved”"), 0),
        Cookie(settings.LANGUAGE_COOKIE_NAME, _("the language you read"), YEAR),
        Cookie(TEXT_SIZE_COOKIE, _("that you chose large text"), YEAR),
        Cookie(LOOK_COOKIE, _("that you chose light or dark colours"), YEAR),
        *_others,
    ]
