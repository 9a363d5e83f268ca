"""Businesses for the site's search box and for sitemap.xml."""

from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from portal.businesses.facts import written_in
from portal.businesses.models import Business
from portal.communities.models import Community
from portal.core.pictures import attach_pictures
from portal.core.sitemaps import OurSitemap, add_section
from portal.site_search.kinds import Kind
from portal.site_search.kinds import register as register_kind


def register() -> None:
    """Enter the kind and the section."""
    kind = Kind(name="businesses", label=_("Businesses"), rows=rows, show=show, order=60, named=by_name)
    register_kind(kind)
    add_section("businesses", BusinessSitemap)


def rows(language: str):
    """Return what may be found; a business has one row for both languages."""
    return Business.objects.shown()


def by_name(lookup: str, text: str) -> Q:
    """Return the condition for businesses whose name, in either language, is or begins with the text."""
    return Q(**{f"name_zh_hans__{lookup}": text}) | Q(**{f"name_en__{lookup}": text})


def show(pks: list[int]) -> SafeString:
    """Return the cards in this order, each with its community; printed anew, since open and shut go by the minute."""
    found = {shop.pk: shop for shop in Business.objects.open_first().filter(pk__in=pks)}
    shops = attach_pictures(found[pk] for pk in pks if pk in found)
    cards = [render_to_string("businesses/_card.html", {"shop": shop, "with_community": True}) for shop in shops]
    return mark_safe("".join(cards))  # our own template, which escapes what people wrote


class BusinessSitemap(OurSitemap):
    """Every listed business, and the list of each community that has any."""

    limit = 1000

    def items(self) -> list:
        shown = Business.objects.shown().select_related("community").order_by("pk")
        changed = Max("businesses__changed_at", filter=Q(businesses__in=shown))
        lists = Community.objects.annotate(changed_at=changed).filter(changed_at__isnull=False).order_by("pk")
        return [*lists, *shown]

    def location(self, item) -> str:
        return item.get_absolute_url() if isinstance(item, Business) else reverse("businesses:list", args=[item.slug])

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return written_in(item)

    def lastmod(self, item):
        return item.changed_at
