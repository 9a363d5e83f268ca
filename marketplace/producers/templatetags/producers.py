"""A village's shelf on its pages: content reaches products from this side only."""

from django import template
from django.db.models import Prefetch
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.catalogue.cards import cards_at, cards_of
from marketplace.producers.models import ProducerProfile, SellerPaper
from marketplace.producers.services.mentions import products_in
from marketplace.producers.versions import shelves_version
from portal.core.memory import remembered

register = template.Library()
SHELF = 8
FRONT = 8


def season_first(products, limit: int) -> list:
    """Return the products with those in season first, no more than limit."""
    return sorted(products, key=lambda product: not product.in_season)[:limit]


def on_shelf():
    """Return the public products that villages sell."""
    return get_model("catalogue", "Product").objects.on_shelf()


def newest(rows, limit: int, *facts) -> list[int]:
    """Return the first products of a shelf that these facts name, remembered until a shelf changes."""
    pks = rows.values_list("pk", flat=True)[:limit]
    return remembered(lambda: list(pks), "newest", shelves_version(), limit, *facts, shared=True)


@register.simple_tag
def village_shelf(village_id: int, limit: int = SHELF) -> list:
    """Return the village's products for cards, in season first."""
    rows = on_shelf().filter(stockrecords__partner__producer__village=village_id).order_by("-date_created", "-pk")
    return season_first(cards_at(newest(rows, 24, "village", village_id)), limit)


def mentioned(page) -> list:
    """Return the products a page tells of, for cards."""
    return cards_of(on_shelf().filter(mentions__page_key=page.translation_key).order_by("mentions__position"))


@register.simple_tag
def story_shelf(page) -> list:
    """Return the products a story tells of, without those that its text has just shown."""
    shown = {product.pk for product in products_in(page.body)}
    return [product for product in mentioned(page) if product.pk not in shown]


@register.simple_tag
def industry_shelf(page) -> list:
    """Return the products that come of an industry."""
    return mentioned(page)


@register.simple_tag
def season_shelf(limit: int = FRONT) -> list:
    """Return what is in season today, newest first, for the front page."""
    today = timezone.localdate()
    rows = on_shelf().in_season(today).order_by("-date_created", "-pk")
    return cards_at(newest(rows, limit, "season", today))


@register.simple_tag
def season_count() -> int:
    """Return how many products are in season today."""
    today = timezone.localdate()
    return remembered(on_shelf().in_season(today).count, "season-count", shelves_version(), today, shared=True)


@register.simple_tag
def sellers_with_papers() -> list:
    """Return all sellers, each with `shown_papers`: what is checked and has not run out."""
    papers = Prefetch("papers", SellerPaper.objects.shown().select_related("scan"), to_attr="shown_papers")
    return list(
        ProducerProfile.objects.select_related("village", "partner").prefetch_related(papers).order_by("village_id")
    )
