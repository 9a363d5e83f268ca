"""The links at the foot of every page: the pages below the front page that an editor wants in menus."""

from wagtail.models import Page

from portal.core.freshness import content_version
from portal.core.memory import remembered


def foot_links(language: str) -> list[tuple[str, str]]:
    """Return (title, path) in the editors' order; costs no query until something is published."""

    def find() -> list[tuple[str, str]]:
        pages = Page.objects.live().in_menu().filter(depth=3, locale__language_code=language).order_by("path")
        return [(page.title, page.relative_url(None) or page.url) for page in pages if page.url]

    return remembered(find, "foot", language, content_version(), shared=True)
