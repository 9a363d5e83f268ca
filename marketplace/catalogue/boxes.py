"""What is in a box: other products of its village, read with the box in the same query. Cards, pages, baskets show it.

A box has no stock of its own: it can be sold as often as its scarcest part allows. The room that fills boxes enters
nothing here; the parts are found along the relation from a box to its rows.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Aggregate, Case, F, IntegerField, JSONField, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from oscar.core.loading import get_model

from marketplace.catalogue.units import Unit, amount

#: The slug of the product class of boxes.
BOX = "box"
FEN = Decimal("0.01")
RECORD = "part__stockrecords__"
#: What a part must be so that its box can be sold.
FIT = {
    "part__is_public": True,
    f"{RECORD}price__isnull": False,
    f"{RECORD}jin_price__isnull": True,
    f"{RECORD}deposit": 0,
    f"{RECORD}num_in_stock__isnull": False,
}


class BoxedPart(NamedTuple):
    """So many of one product in each box: its price for one (CNY), its unit, how many of it are free.

    `is_fit` is false while it cannot be sold in a box, such as when it was taken off sale.
    """

    product_id: int
    record_id: int
    quantity: int
    slug: str
    titles: tuple[str | None, str | None]
    unit: str
    price: Decimal
    is_fit: bool
    free: int

    @property
    def title(self) -> str:
        """Return the title in the reader's language, or in the other one."""
        here = get_language() == "en"
        return self.titles[here] or self.titles[not here] or ""

    @property
    def amount(self) -> str:
        """Return how many, as it is said behind “×”."""
        return amount(self.quantity, self.unit)

    @property
    def boxes(self) -> int:
        """Return how many boxes this part allows."""
        return self.free // self.quantity if self.is_fit else 0

    def get_absolute_url(self) -> str:
        """Return the address of the part's own page."""
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.product_id})


class Box(NamedTuple):
    """The parts of a box, in its village's order."""

    parts: tuple[BoxedPart, ...]

    @property
    def left(self) -> int:
        """Return how many boxes can still be sold."""
        return min((part.boxes for part in self.parts), default=0)

    @property
    def needs(self) -> dict[int, int]:
        """Return how many of each stock record one box takes, by its id."""
        return {part.record_id: part.quantity for part in self.parts}

    @property
    def worth(self) -> Decimal:
        """Return what the parts cost one by one (CNY)."""
        return sum((part.price * part.quantity for part in self.parts), Decimal("0.00"))

    @property
    def words(self) -> str:
        """Return what is in it as a list in words."""
        return listed((part.title, part.amount) for part in self.parts)

    @property
    def is_on_sale(self) -> bool:
        """Say whether every part is on sale, so that `worth` is a price at which they can be had."""
        return bool(self.parts) and all(part.is_fit for part in self.parts)

    def few(self, most: int) -> "Box":
        """Return the box as a card shows it: without the exact stock of its parts."""
        return Box(tuple(part._replace(free=min(part.free, most)) for part in self.parts))


def listed(things: Iterable[tuple[str, str]]) -> str:
    """Return names and amounts as a list in words: Apples × 2, Honey × 1 jar."""
    return pgettext("between things", ", ").join(f"{name} × {amount}" for name, amount in things)


class JsonRows(Aggregate):
    """The rows of a group as a JSON list."""

    function = "JSONB_AGG"
    name = "JsonRows"
    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        """Return the SQL of SQLite, which names it otherwise."""
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)


def _parts(outer: str):
    return get_model("boxes", "BoxPart").objects.filter(box=OuterRef(outer)).order_by().values("box")


def box_contents(outer: str = "pk") -> Subquery:
    """Return the expression that gives the parts of a product as JSON, null when it is no box."""
    facts = JSONObject(
        id="part",
        place="position",
        n="quantity",
        slug="part__slug",
        zh="part__title_zh_hans",
        en="part__title_en",
        unit="part__unit",
        public="part__is_public",
        record=f"{RECORD}pk",
        price=f"{RECORD}price",
        jin=f"{RECORD}jin_price",
        deposit=f"{RECORD}deposit",
        stock=f"{RECORD}num_in_stock",
        taken=f"{RECORD}num_allocated",
    )
    return Subquery(_parts(outer).annotate(facts=JsonRows(facts)).values("facts"))


def box_left(outer: str = "pk") -> Subquery:
    """Return the expression that gives how many boxes can be sold, null for what is no box."""
    free = F(f"{RECORD}num_in_stock") - Coalesce(F(f"{RECORD}num_allocated"), 0)
    times = Case(When(Q(**FIT), then=free / F("quantity")), default=Value(0), output_field=IntegerField())
    return Subquery(_parts(outer).annotate(left=Min(times)).values("left"), output_field=IntegerField())


def as_box(facts: list | None) -> Box | None:
    """Return the box of these facts, None where there are none."""
    if not facts:
        return None
    rows = sorted(facts, key=lambda row: (row["place"], row["id"]))
    return Box(tuple(_as_part(row) for row in rows))


def _as_part(row: dict) -> BoxedPart:
    priced, stock = row["price"] is not None, row["stock"]
    plain = row["jin"] is None and not Decimal(str(row["deposit"] or 0))
    price = Decimal(str(row["price"] or 0)).quantize(FEN)
    return BoxedPart(
        *(row["id"], row["record"], row["n"], row["slug"], (row["zh"], row["en"]), row["unit"] or Unit.PIECE, price),
        is_fit=bool(row["public"] and priced and plain and stock is not None),
        free=max(0, (stock or 0) - (row["taken"] or 0)),
    )


def facts_of(pk: int) -> list | None:
    """Return the facts of one product, for whoever did not read them with it; one query."""
    rows = get_model("catalogue", "Product").objects.filter(pk=pk).values_list(box_contents(), flat=True)
    return next(iter(rows), None)


def saving(box: Box, price: Decimal | None) -> Decimal | None:
    """Return what the box costs less than its parts (CNY), None where that is not so or not to be had."""
    if price is None or not box.is_on_sale or box.worth <= price:
        return None
    return box.worth - price
