"""Words at the beginning of addresses that pages must leave to other parts of the site."""

from django.core.exceptions import ValidationError
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

HOME_DEPTH = 2
ALWAYS_TAKEN = frozenset({"shop", "accounts", "search", "api", "admin"})


def taken_words() -> set[str]:
    """Return the words no page directly below a home page may have as its slug: other addresses begin with them."""
    patterns = get_resolver().url_patterns
    below_language = [entry for entry in patterns if isinstance(entry.pattern, LocalePrefixPattern)]
    return set(ALWAYS_TAKEN).union(*(first_words(entry.url_patterns) for entry in below_language))


def first_words(entries) -> set[str]:
    """Return the first path segment of each address, looking into included tables that add none themselves."""
    words: set[str] = set()
    for entry in entries:
        word = str(entry.pattern).split("/")[0]
        if word.replace("-", "").isalnum():
            words.add(word)
        elif not str(entry.pattern):
            words |= first_words(getattr(entry, "url_patterns", []))
    return words


def refuse_taken_slug(slug: str, parent: Page) -> None:
    """Raise ValidationError on `slug` when another part of the site answers at that address."""
    if parent.depth == HOME_DEPTH and slug in taken_words():
        raise ValidationError(
            {"slug": _("This word belongs to another part of the site. Please choose a different one.")}
        )
