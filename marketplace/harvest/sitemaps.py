"""The crop calendar in sitemap.xml."""

from django.db.models import Max
from django.urls import reverse

from marketplace.harvest.crops import on_sale
from portal.core.sitemaps import OurSitemap


class CalendarSitemap(OurSitemap):
    """The one page of the calendar."""

    def items(self) -> list[str]:
        return ["calendar:year"]

    def location(self, item: str) -> str:
        return reverse(item)

    def lastmod(self, item: str):
        return on_sale().order_by().aggregate(at=Max("date_updated"))["at"]
