"""The market in sitemap.xml."""

from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from oscar.core.loading import get_model

from marketplace.catalogue.facts import written_in
from portal.core.sitemaps import OurSitemap


class WrittenPaginator(Paginator):
    """Cuts by product and only then asks in which languages each is written: no page reads the products of others."""

    def _get_page(self, rows, *args, **kwargs) -> Page:
        found = [(product, language) for product in rows for language in written_in(product)]
        return super()._get_page(found, *args, **kwargs)


class ProductSitemap(OurSitemap):
    """What is on sale; a product without an English title is listed in Chinese only.

    Dates of visits are left out: they are read of on the visit's own page (elsewhere.py).
    """

    limit = 1000

    def items(self) -> QuerySet:
        goods = get_model("catalogue", "Product").objects.browsable().order_by("pk")
        goods = goods.exclude(structure="parent", product_class__requires_shipping=False)
        return goods.only("slug", "title_en", "date_updated")

    @property
    def paginator(self) -> Paginator:
        return WrittenPaginator(self.items(), self.limit)

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return written_in(item)

    def lastmod(self, item):
        return item.date_updated


class ShelfSitemap(OurSitemap):
    """The market and its categories."""

    def items(self) -> list:
        return [None, *get_model("catalogue", "Category").objects.browsable().order_by("path")]

    def location(self, item) -> str:
        return item.get_absolute_url() if item else reverse("catalogue:index")

    def lastmod(self, item):
        """Return when something on the shelf last changed; categories hold those of the categories below them."""
        return self.changes.get(item.pk) if item else max(self.changes.values(), default=None)

    @cached_property
    def changes(self) -> dict[int, datetime]:
        """Return the latest change of a product by category, in two queries."""
        goods = get_model("catalogue", "Product").objects.browsable().order_by().values_list("categories__path")
        by_path = {path: at for path, at in goods.annotate(at=Max("date_updated")) if path}
        paths = get_model("catalogue", "Category").objects.values_list("pk", "path")
        found = {pk: [at for below, at in by_path.items() if below.startswith(path)] for pk, path in paths}
        return {pk: max(moments) for pk, moments in found.items() if moments}
