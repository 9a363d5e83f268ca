"""Telling axes who tries to sign in."""

from django.http import HttpRequest

from portal.users.phones import split_identifier


def identifier(request: HttpRequest, credentials: dict | None = None) -> str | None:
    """Return the e-mail address or phone number of an attempt, in the one form in which we count it."""
    given = credentials or {}
    raw = given.get("email") or given.get("phone") or given.get("username") or request.POST.get("login")
    if not raw:
        return None
    try:
        return next(iter(split_identifier(raw).values()))[:150]
    except ValueError:
        return raw.strip().lower()[:150]
