"""Homes for the site's search box and for sitemap.xml."""

from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community
from portal.core.findable import LANGUAGES
from portal.core.pictures import attach_pictures
from portal.core.sitemaps import OurSitemap, add_section
from portal.housing.models import Listing
from portal.site_search.kinds import Kind
from portal.site_search.kinds import register as register_kind


def register() -> None:
    """Enter the kind and the section."""
    kind = Kind(name="homes", label=_("Homes"), rows=rows, show=show, order=65, named=by_name)
    register_kind(kind)
    add_section("homes", HomeSitemap)


def rows(language: str):
    """Return what may be found; a home has one row for both languages."""
    return Listing.objects.shown()


def by_name(lookup: str, text: str) -> Q:
    """Return the condition for homes whose community or village, in either language, is called so."""
    wanted = Q()
    for place in ("community", "village"):
        for language in ("zh_hans", "en"):
            wanted |= Q(**{f"{place}__name_{language}__{lookup}": text})
    return wanted


def show(pks: list[int]) -> SafeString:
    """Return the cards in this order."""
    found = {home.pk: home for home in Listing.objects.shown().for_cards().filter(pk__in=pks)}
    homes = attach_pictures(found[pk] for pk in pks if pk in found)
    cards = [render_to_string("housing/_card.html", {"home": home}) for home in homes]
    return mark_safe("".join(cards))  # our own template, which escapes what people wrote


class HomeSitemap(OurSitemap):
    """Every home that is shown, the list of each community that has any, the list of all and the map."""

    limit = 1000

    def items(self) -> list:
        shown = list(Listing.objects.shown().order_by("pk"))
        self.latest = max((home.changed_at for home in shown), default=None)
        changed = Max("homes__changed_at", filter=Q(homes__in=Listing.objects.shown()))
        lists = Community.objects.annotate(changed_at=changed).filter(changed_at__isnull=False).order_by("pk")
        return [*(("homes:list", "homes:map") if shown else ()), *lists, *shown]

    def location(self, item) -> str:
        if isinstance(item, Listing):
            return item.get_absolute_url()
        return reverse(item) if isinstance(item, str) else reverse("homes:community", args=[item.slug])

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return item.written_in if isinstance(item, Listing) else LANGUAGES

    def lastmod(self, item):
        return self.latest if isinstance(item, str) else item.changed_at
