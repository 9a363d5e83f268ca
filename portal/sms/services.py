"""Sending a code, and whether this site can."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.utils.module_loading import import_string

from portal.sms.exceptions import LimitReached, NumberRefused, SmsFailed

logger = logging.getLogger(__name__)

#: Keeps its messages in the database for the operator of a demo site to read.
KEPT = "kept"
TROUBLE, TROUBLE_SECONDS = "sms:trouble", 300


def is_offered() -> bool:
    """Return whether this site sends codes to phones."""
    return bool(settings.SMS_PROVIDER)


def is_kept() -> bool:
    """Return whether messages reach the operator's list instead of a phone."""
    return settings.SMS_PROVIDER == KEPT


def has_trouble() -> bool:
    """Return whether the provider failed a moment ago, whoever it was for."""
    return bool(cache.get(TROUBLE))


def send_code(*, phone: str, code: str, language: str) -> None:
    """Send this code to this number (+86…) now; takes at most settings.SMS["timeout"] seconds.

    Raises SmsFailed, NumberRefused or LimitReached; nobody else tries again. Neither number nor code is logged.
    """
    provider = import_string(settings.SMS_PROVIDERS[settings.SMS_PROVIDER])
    try:
        provider(settings.SMS).send(phone=phone, code=code, language=language)
    except (NumberRefused, LimitReached) as error:
        logger.info("SMS refused by %s: %s", settings.SMS_PROVIDER, error.reason)
        raise
    except SmsFailed as error:
        logger.warning("SMS failed at %s: %s", settings.SMS_PROVIDER, error.reason)
        cache.set(TROUBLE, True, TROUBLE_SECONDS)
        raise
    cache.delete(TROUBLE)
