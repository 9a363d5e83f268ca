"""Who buys from a village: communities by the orders of a year, and what people wait for. Counts, never people."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from marketplace.harvest.crops import here
from marketplace.notices.models import Wish
from portal.communities.models import CommunityPage
from portal.core.freshness import content_version
from portal.core.languages import locale_id
from portal.core.memory import remembered

A_YEAR = timedelta(days=365)
COMMUNITIES, WISHES = 6, 4


class Buyer(NamedTuple):
    """A community and how many of its orders of the last year held something of the village."""

    name: str
    url: str
    orders: int


class Wanted(NamedTuple):
    """A product that is sold out, in both languages, and how many wait for it."""

    titles: tuple[str | None, str | None]
    url: str
    people: int

    @property
    def title(self) -> str:
        """Return its name in the reader's language, or in the other one."""
        return here(self.titles)


def buyers_of(village_id: int) -> list[Buyer]:
    """Return the communities that buy from a village, most orders first; counted once an hour, then no query."""
    language = get_language() or ""
    facts = ("buyers", village_id, language, content_version(), timezone.localdate())
    return remembered(lambda: _count_buyers(village_id, language), *facts, shared=True)


def _count_buyers(village_id: int, language: str) -> list[Buyer]:
    parcels = Consignment.objects.filter(
        partner__producer__village=village_id,
        order__date_placed__gte=timezone.now() - A_YEAR,
        order__delivery__point__isnull=False,
    ).exclude(status=Consignment.Status.CANCELLED)
    by_community = parcels.order_by().values_list("order__delivery__point__community")
    counted = dict(by_community.annotate(orders=Count("order", distinct=True)))
    pages = CommunityPage.objects.live().filter(locale=locale_id(language), community__in=counted)
    found = [
        Buyer(page.community.name, page.get_url() or "", counted[page.community_id])
        for page in pages.select_related("community")
    ]
    return sorted(found, key=lambda buyer: (-buyer.orders, buyer.name))[:COMMUNITIES]


def wanted_from(village_id: int) -> list[Wanted]:
    """Return what people wait for that the village has sold out; counted once an hour, then no query."""
    return remembered(lambda: _count_wishes(village_id), "wanted", village_id, content_version(), shared=True)


def _count_wishes(village_id: int) -> list[Wanted]:
    Product = get_model("catalogue", "Product")
    products = Product.objects.on_shelf().filter(stockrecords__partner__producer__village=village_id)
    wishes = Wish.objects.waiting().filter(product__in=products.values("pk")).order_by()
    rows = wishes.values_list("product", "product__slug", "product__title_zh_hans", "product__title_en")
    counted = rows.annotate(people=Count("pk")).order_by("-people", "product")[:WISHES]
    return [
        Wanted((zh, en), reverse("catalogue:detail", kwargs={"product_slug": slug, "pk": pk}), people)
        for pk, slug, zh, en, people in counted
    ]
