"""sitemap.xml: every page for everybody, in every language it is really written in."""

from collections import defaultdict
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from portal.core.findable import written_languages


class OurSitemap(Sitemap):
    """Addresses with the site's own host, each with its other languages."""

    i18n = True
    alternates = True
    x_default = False
    limit = 5000

    def get_domain(self, site=None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc

    def get_protocol(self, protocol=None) -> str:
        return urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme


class PageSitemap(OurSitemap):
    """The pages of Wagtail's tree."""

    def items(self) -> list[Page]:
        return self.in_sets(Page.objects.live().filter(depth__gt=1))

    def in_sets(self, found: PageQuerySet) -> list[Page]:
        """Return one page for each set of translations; `written` holds the languages it is really written in."""
        together = defaultdict(list)
        for page in found.select_related("locale").order_by("path"):
            together[page.translation_key].append(page)
        for pages in together.values():
            pages[0].written = written_languages(pages)
        return [pages[0] for pages in together.values() if pages[0].written]

    def get_languages_for_item(self, item: Page) -> tuple[str, ...]:
        return item.written

    def location(self, item: Page) -> str:
        """Return the path in the language now active; translations share everything after it."""
        return f"/{get_language()}/" + item.get_url().lstrip("/").partition("/")[2]

    def lastmod(self, item: Page):
        return item.last_published_at


SECTIONS: dict[str, type[Sitemap]] = {"pages": PageSitemap}


def add_section(name: str, section: type[Sitemap]) -> None:
    """Enter a further section; called in AppConfig.ready()."""
    SECTIONS[name] = section
