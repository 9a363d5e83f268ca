"""Services for the site's search box and for sitemap.xml."""

from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from portal.businesses.facts import written_in
from portal.communities.models import Community
from portal.core.sitemaps import OurSitemap, add_section
from portal.site_search.kinds import Kind
from portal.site_search.kinds import register as register_kind
from portal.trades.models import Service


def register() -> None:
    """Enter the kind and the section."""
    register_kind(Kind(name="services", label=_("Services"), rows=rows, show=show, order=62, named=by_name))
    add_section("services", ServiceSitemap)


def rows(language: str):
    """Return what may be found; a service has one row for both languages."""
    return Service.objects.shown()


def by_name(lookup: str, text: str) -> Q:
    """Return the condition for services whose name, in either language, is or begins with the text."""
    return Q(**{f"name_zh_hans__{lookup}": text}) | Q(**{f"name_en__{lookup}": text})


def show(pks: list[int]) -> SafeString:
    """Return the cards in this order, each with its community; open and shut go by the minute."""
    found = Service.objects.shown().for_cards().in_bulk(pks)
    services = [found[pk] for pk in pks if pk in found]
    cards = [render_to_string("trades/_card.html", {"service": one, "with_community": True}) for one in services]
    return mark_safe("".join(cards))  # our own template, which escapes what people wrote


class ServiceSitemap(OurSitemap):
    """Every service that is shown, and the list of each community whose businesses offer any."""

    limit = 1000

    def items(self) -> list:
        shown = Service.objects.shown().select_related("business__community").order_by("pk")
        changed = Max("businesses__services__changed_at", filter=Q(businesses__services__in=shown))
        lists = Community.objects.annotate(changed_at=changed).filter(changed_at__isnull=False).order_by("pk")
        return [*lists, *shown]

    def location(self, item) -> str:
        return item.get_absolute_url() if isinstance(item, Service) else reverse("trades:list", args=[item.slug])

    def get_languages_for_item(self, item) -> tuple[str, ...]:
        return written_in(item)

    def lastmod(self, item):
        return item.changed_at
