"""What is in boxes when they are ordered: read once, set aside, frozen with the order, and read back with its lines."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language

from marketplace.boxes.models import BoxPart, LinePart
from marketplace.catalogue.boxes import JsonRows
from marketplace.catalogue.units import amount


@dataclass(frozen=True)
class Inside:
    """So many of one product in each box, with its stock record, name and unit at the time of the order."""

    product: int
    record: int
    quantity: int
    title: str
    unit: str

    def kept(self) -> dict:
        """Return it as a placement's snapshot keeps it."""
        return asdict(self)


def contents_of(products: Iterable) -> dict[int, list[Inside]]:
    """Return what is in those of these products that are boxes, by product id; no query where none is one."""
    boxes = {product.pk for product in products if product.is_box}
    found: dict[int, list[Inside]] = {pk: [] for pk in boxes}
    if not boxes:
        return found
    rows = BoxPart.objects.filter(box__in=boxes).select_related("part").prefetch_related("part__stockrecords")
    for row in rows.order_by("position", "pk"):
        part, record = row.part, row.part.stockrecord
        record_id = record.pk if record else 0
        found[row.box_id].append(Inside(part.pk, record_id, row.quantity, part.get_title(), part.unit))
    return found


class Frozen(NamedTuple):
    """A LinePart as lists read it with its line: so many of a product in each box."""

    product_id: int | None
    title: str
    titles: tuple[str | None, str | None]
    unit: str
    quantity: int

    @property
    def name(self) -> str:
        """Return the product's name in the reader's language, as it was ordered if the product is gone."""
        here = get_language() == "en"
        return self.titles[here] or self.titles[not here] or self.title

    @property
    def amount(self) -> str:
        """Return how many are in each box, as it is said behind “×”."""
        return amount(self.quantity, self.unit)


def parts_of_line(outer: str = "line") -> Subquery:
    """Return the expression that gives the frozen parts of an order line as JSON, null where it is no box."""
    facts = JSONObject(
        id="pk",
        product="product",
        title="title",
        zh="product__title_zh_hans",
        en="product__title_en",
        unit="unit",
        n="quantity",
    )
    rows = LinePart.objects.filter(line=OuterRef(outer)).order_by().values("line")
    return Subquery(rows.annotate(facts=JsonRows(facts)).values("facts"))


def as_frozen(facts: list | None) -> list[Frozen]:
    """Return the parts of these facts, in the order in which they were written."""
    rows = sorted(facts or (), key=lambda row: row["id"])
    return [Frozen(row["product"], row["title"], (row["zh"], row["en"]), row["unit"], row["n"]) for row in rows]
