"""What is in boxes when they are ordered: read once, set aside and frozen with the order as it was read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from marketplace.boxes.models import BoxPart


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
