"""Addresses that letters about notices hold."""

from django.conf import settings
from django.urls import reverse

from portal.noticeboard.models import Subscription


def absolute(path: str) -> str:
    """Return a path of ours with the site's address before it."""
    return settings.WAGTAILADMIN_BASE_URL + path


def unsubscribe_path(subscription: Subscription) -> str:
    """Return the path at which a letter's reader ends the letters, without signing in."""
    return reverse("noticeboard:no-mail", args=[subscription.token])
