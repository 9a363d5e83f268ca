"""Wagtail's locales by language, without asking the database each time."""

from django.conf import settings
from wagtail.models import Locale

from portal.core.memory import remembered


def locale_id(language: str) -> int | None:
    """Return the primary key of the locale of a language code, None when there is none; remembered."""

    def find() -> int | None:
        return Locale.objects.filter(language_code=language).values_list("pk", flat=True).first()

    return remembered(find, "locale", language, shared=True)


def in_language(path: str, language: str) -> str:
    """Return the address of the same page in another language: only the first step of our addresses differs."""
    _root, first, *rest = path.split("/", 2)
    return "/".join(["", language, *rest]) if first in dict(settings.LANGUAGES) else path
