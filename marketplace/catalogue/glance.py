"""A product's page before anything is printed: one query reads all of the product that the page shows.

What the page prints is remembered under these facts and the version of the content (ADR 0023). What stands in other
tables either bumps that version or, like pictures and words of one product, its `date_updated` (receivers.py).
"""

from typing import NamedTuple

from oscar.core.loading import get_model

from marketplace.catalogue.cards import COLUMNS, Card, as_card, with_picture
from marketplace.producers.versions import shelves_version
from portal.core.kept_query import KeptQuery
from portal.core.memory import remembered

NEIGHBOURS = 4
VILLAGE_ID = "stockrecords__partner__producer__village"
MORE = (
    *("date_updated", "rating", "is_public", "parent__is_public", "weight_grams", VILLAGE_ID),
    *("taste_zh_hans", "taste_en", "description_zh_hans", "description_en", "storage_zh_hans", "storage_en"),
)


class Glance(NamedTuple):
    """A product as its page shows it; `facts` is the whole row, the exact stock included.

    `rating` is None until somebody's words about it are approved.
    """

    card: Card
    facts: tuple
    is_public: bool
    rating: float | None
    neighbours: list[Card]


def glance(pk: int) -> Glance | None:
    """Return what the page of a product shows, with its newest neighbours of the same village; None if there is none.

    One query; two more while the neighbours are not remembered.
    """
    near = remembered(lambda: neighbours_of(pk), "neighbours", shelves_version(), pk)
    found = {row[0]: row for row in all_rows.rows([pk, *near])}
    if pk not in found:
        return None
    cards = {row[0]: as_card(*row[: len(COLUMNS)]) for row in found.values() if is_shown(row)}
    row = found[pk]
    return Glance(
        card=as_card(*row[: len(COLUMNS)]),
        facts=row,
        is_public=is_public(row),
        rating=row[len(COLUMNS) + MORE.index("rating")],
        neighbours=[cards[near_by] for near_by in near if near_by in cards],
    )


@KeptQuery
def all_rows():
    """Return the query that `glance` narrows."""
    return with_picture(get_model("catalogue", "Product").objects.rewrite(False).order_by()).values_list(
        *COLUMNS, *MORE
    )


def neighbours_of(pk: int) -> list[int]:
    """Return the newest other products of the same village, [] for a product that no village sells."""
    Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
    partner = StockRecord.objects.filter(product=pk).values_list("partner", flat=True).first()
    near = Product.objects.on_shelf().filter(stockrecords__partner=partner).order_by("-date_created", "-pk")
    return [other for other in near.values_list("pk", flat=True)[: NEIGHBOURS + 1] if other != pk][:NEIGHBOURS]


def is_variant(row: tuple) -> bool:
    """Say whether the product is a variant of another one."""
    return row[len(COLUMNS) + MORE.index("parent__is_public")] is not None


def is_public(row: tuple) -> bool:
    """Say whether everybody may see the product; a variant needs its parent to be public too."""
    more = dict(zip(MORE, row[len(COLUMNS) :], strict=True))
    return more["is_public"] and more["parent__is_public"] is not False


def is_shown(row: tuple) -> bool:
    """Say whether the product stands on a village's shelf."""
    return is_public(row) and row[len(COLUMNS) + MORE.index(VILLAGE_ID)] is not None
