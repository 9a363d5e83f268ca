"""Cards of products: what they show comes fresh in one query, how it is printed is remembered under just that.

A list therefore costs one query and no template while its cards are remembered, and three more when some are not.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.core.cache import caches
from django.db.models import OuterRef, Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import Box, as_box
from marketplace.catalogue.preorders import OpenPreorder, as_preorder
from marketplace.catalogue.seasons import HARVEST, Harvest
from marketplace.catalogue.shelf import FEW
from portal.core.kept_query import KeptQuery
from portal.core.memory import KEPT_SECONDS, key_of

VILLAGE = "stockrecords__partner__producer__village"
COLUMNS = (
    *("pk", "slug", "title_zh_hans", "title_en", "content_zh_hans", "content_en", "maker_zh_hans", "maker_en"),
    *("unit", "net_grams", "pieces", *HARVEST),
    *(f"{VILLAGE}__name_zh_hans", f"{VILLAGE}__name_en"),
    *("stockrecords__price", "stockrecords__jin_price", "stockrecords__most_grams", "stockrecords__deposit"),
    *("product_class__track_stock", "stockrecords__num_in_stock", "stockrecords__num_allocated"),
    *("card_preorder", "card_box", "card_picture"),
)


class Card(NamedTuple):
    """Everything a card shows, in both languages; price in CNY. `left` says how many only when they are few.

    `beside` is the price for 500 g and the most a piece weighs, of what is charged by weight; and the deposit.
    `preorder` is there while it can be ordered; its own `left` says only whether any are. `box` is what a box holds.
    """

    pk: int
    slug: str
    titles: tuple[str | None, str | None]
    texts: tuple[str | None, ...]
    measure: tuple[str, int | None, int | None]
    harvest: Harvest
    price: Decimal | None
    beside: tuple[Decimal | None, int | None, Decimal | None]
    left: int | None
    preorder: OpenPreorder | None
    box: Box | None
    picture: str | None

    @property
    def title(self) -> str:
        """Return the title in the reader's language, or in the other one."""
        here = get_language() == "en"
        return self.titles[here] or self.titles[not here] or ""

    def get_title(self) -> str:
        """Return the title, as a product does."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the product's page."""
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk})

    @property
    def in_season(self) -> bool:
        """Say whether it is harvested or made today (Asia/Shanghai)."""
        return self.harvest.is_now


def cards_of(rows) -> list[Card]:
    """Return the facts of a queryset of products of the market, in its order; one query."""
    return [as_card(*row) for row in with_picture(rows).values_list(*COLUMNS)]


def cards_at(pks: Sequence[int]) -> list[Card]:
    """Return the facts of these products in this order, without those the market does not show; one query."""
    found = {row[0]: as_card(*row) for row in shelf.rows(pks)}
    return [found[pk] for pk in pks if pk in found]


@KeptQuery
def shelf():
    """Return the query that `cards_at` narrows."""
    return (
        with_picture(get_model("catalogue", "Product").objects.rewrite(False).on_shelf())
        .order_by()
        .values_list(*COLUMNS)
    )


def with_picture(rows):
    """Return the products with the file name of their first picture as `card_picture`, open preorder and parts."""
    pictures = get_model("catalogue", "ProductImage").objects.filter(product=OuterRef("pk")).order_by("display_order")
    return rows.with_preorder().with_box().annotate(card_picture=Subquery(pictures.values("original")[:1]))


def as_card(pk, slug, zh, en, *rest) -> Card:
    """Return a card of the values of COLUMNS."""
    *texts, unit, grams, pieces, months, first, last, village_zh, village_en = rest[:-10]
    price, jin_price, most, deposit, counted, stock, allocated, facts, inside, picture = rest[-10:]
    preorder, box = as_preorder(facts), as_box(inside)
    left = None if not counted or stock is None else max(0, stock - (allocated or 0))
    left = box.left if box else left
    return Card(
        *(pk, slug, (zh, en), (*texts, village_zh, village_en), (unit, grams, pieces)),
        *(Harvest(months, first, last), price, (jin_price, most, deposit)),
        left=left if left is None or left <= FEW else FEW + 1,
        preorder=preorder and preorder._replace(left=min(preorder.left, 1)),
        box=box and box.few(1),
        picture=picture,
    )


def card_keys(cards: Iterable[Card], how: str) -> dict[int, str]:
    """Return where each card is remembered, by product; `how` its picture loads is part of it."""
    here = (get_language(), timezone.localdate().month, how)
    return {card.pk: key_of("card", *here, card.in_season, tuple(card)) for card in cards}


def printed(cards: Sequence[Card], *, at_once: int = 0) -> SafeString:
    """Return the cards as list items; the pictures of the first `at_once` load at once."""
    keys = card_keys(cards[:at_once], "eager") | card_keys(cards[at_once:], "lazy")
    known = caches["parts"].get_many(keys.values())
    missing = [card.pk for card in cards if keys[card.pk] not in known]
    eager = {card.pk for card in cards[:at_once]}
    found = {pk: known[key] for pk, key in keys.items() if key in known} | (write(missing, eager) if missing else {})
    return mark_safe("".join(found[card.pk] for card in cards if card.pk in found))


def write(pks: list[int], eager: set[int]) -> dict[int, str]:
    """Print these cards and remember them; what was withdrawn in the meantime is left out.

    Each is kept under the facts it was printed from, which are not those asked for when it has just changed.
    """
    found = {}
    for product in get_model("catalogue", "Product").objects.for_cards().filter(pk__in=pks):
        how = "eager" if product.pk in eager else "lazy"
        found[product.pk] = render_to_string("components/product_card.html", {"product": product, "how": how})
        caches["parts"].set(card_keys([product.as_card], how)[product.pk], found[product.pk], KEPT_SECONDS)
    return found
