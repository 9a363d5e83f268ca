"""Wagtail's locales by language, without asking the database each time."""

from django.core.cache import cache
from wagtail.models import Locale

CACHE_SECONDS = 3600


def locale_id(language: str) -> int | None:
    """Return the primary key of the locale of a language code, None when there is none; cached."""
    key = f"core:locale:{language}"
    found = cache.get(key)
    if found is None:
        found = Locale.objects.filter(language_code=language).values_list("pk", flat=True).first()
        if found:
            cache.set(key, found, CACHE_SECONDS)
    return found
