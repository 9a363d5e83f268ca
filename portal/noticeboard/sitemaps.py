"""Notices in sitemap.xml: what everybody may read, and the board of each community that has an office."""

from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Now
from django.urls import reverse

from portal.communities.models import Community
from portal.core.sitemaps import OurSitemap
from portal.noticeboard.models import Notice


class NoticeSitemap(OurSitemap):
    """Boards first, then the notices themselves, those past too."""

    limit = 1000

    def items(self) -> list:
        newest = Max("notices__shown_from", filter=Q(notices__state="published", notices__shown_from__lte=Now()))
        published = Max("pages__last_published_at")
        boards = Community.objects.filter(office__isnull=False, pages__live=True)
        notices = Notice.objects.begun().for_everyone().select_related("community").order_by("pk")
        return [*boards.annotate(at=Coalesce(newest, published)).order_by("pk"), *notices]

    def location(self, item) -> str:
        return item.get_absolute_url() if isinstance(item, Notice) else reverse("noticeboard:board", args=[item.slug])

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return item.written_in if isinstance(item, Notice) else tuple(self._languages())

    def lastmod(self, item):
        return (item.corrected_at or item.shown_from) if isinstance(item, Notice) else item.at
