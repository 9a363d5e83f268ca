"""Addresses of pages from their titles; Chinese becomes pinyin."""

from django.utils.text import slugify
from pypinyin import lazy_pinyin
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

LONGEST_SLUG = 60


def slug_from(title: str, fallback: str = "page") -> str:
    """Return an ASCII slug of at most 60 characters; `fallback` when nothing readable is left."""
    slug = slugify("-".join(lazy_pinyin(title)))
    return slug[:LONGEST_SLUG].rstrip("-") or fallback


def free_slug(*, parent: Page, title: str, page: Page | None = None, fallback: str = "page") -> str:
    """Return a slug for `title` that no other child of `parent` has."""
    return find_available_slug(parent, slug_from(title, fallback), ignore_page_id=page.pk if page else None)
