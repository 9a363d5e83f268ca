"""The links at the foot of every page: the pages below the front page that an editor wants in menus."""

from django.core.cache import cache
from wagtail.models import Page

from portal.core.freshness import content_version


def foot_links(language: str) -> list[tuple[str, str]]:
    """Return (title, path) in the editors' order; costs no query until something is published."""
    key = f"navigation:foot:{language}:{content_version()}"
    found = cache.get(key)
    if found is None:
        pages = Page.objects.live().in_menu().filter(depth=3, locale__language_code=language).order_by("path")
        found = [(page.title, page.relative_url(None) or page.url) for page in pages if page.url]
        cache.set(key, found, 24 * 3600)
    return found
