"""The lists of nearby villages in sitemap.xml: one for each community that has a page."""

from django.urls import reverse

from portal.communities.models import CommunityPage
from portal.core.sitemaps import PageSitemap


class AroundSitemap(PageSitemap):
    """Each community's list, in the languages of the community's own page."""

    limit = 1000

    def items(self) -> list[CommunityPage]:
        """Return the published pages of communities, one for each set of translations."""
        return self.in_sets(CommunityPage.objects.live().select_related("community"))

    def location(self, item: CommunityPage) -> str:
        return reverse("nearby:around", args=[item.community.slug])
