"""The market in sitemap.xml."""

from django.db.models import QuerySet
from django.urls import reverse
from oscar.core.loading import get_model

from portal.core.findable import LANGUAGES
from portal.core.sitemaps import OurSitemap


class ProductSitemap(OurSitemap):
    """What is on sale; a product without an English title is listed in Chinese only."""

    def items(self) -> QuerySet:
        return get_model("catalogue", "Product").objects.browsable().order_by("pk")

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return LANGUAGES if item.title_en else LANGUAGES[:1]

    def lastmod(self, item):
        return item.date_updated


class ShelfSitemap(OurSitemap):
    """The market and its categories."""

    def items(self) -> list:
        return [None, *get_model("catalogue", "Category").objects.browsable().order_by("path")]

    def location(self, item) -> str:
        return item.get_absolute_url() if item else reverse("catalogue:index")
