"""Addresses of pages from their titles; Chinese becomes pinyin."""

from django.core.exceptions import ValidationError
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

LONGEST_SLUG = 60
HOME_DEPTH = 2
ALWAYS_TAKEN = frozenset({"shop", "accounts", "search", "api", "admin"})


def slug_from(title: str, fallback: str = "page") -> str:
    """Return an ASCII slug of at most 60 characters; `fallback` when nothing readable is left."""
    slug = slugify("-".join(lazy_pinyin(title)))
    return slug[:LONGEST_SLUG].rstrip("-") or fallback


def free_slug(*, parent: Page, title: str, page: Page | None = None, fallback: str = "page") -> str:
    """Return a slug for `title` that no other child of `parent` has."""
    return find_available_slug(parent, slug_from(title, fallback), ignore_page_id=page.pk if page else None)


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
