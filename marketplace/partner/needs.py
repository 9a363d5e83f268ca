"""What is taken from which stock record for one of a product: itself, or the parts of a box."""

from collections.abc import Mapping


def needs(product, stockrecord_id: int) -> dict[int, int]:
    """Return how many of each stock record one of the product takes, by its id; {} where nothing is counted."""
    if product.is_box:
        return product.box.needs
    return {stockrecord_id: 1} if product.get_product_class().track_stock else {}


def room(product, record, taken: Mapping[int, int]) -> int | None:
    """Return how many of the product fit beside what is `taken` of stock records already; None where not counted."""
    if product.is_box:
        fitting = ((part.free - taken.get(part.record_id, 0)) // part.quantity for part in product.box.parts)
        return max(0, min(fitting, default=0)) if product.box.left else 0
    if not product.get_product_class().track_stock or record.num_in_stock is None:
        return None
    return max(0, record.net_stock_level - taken.get(record.pk, 0))


def scarce_part(product, wanted: Mapping[int, int]):
    """Return the part of a box of which more is `wanted`, by stock record, than is free; None if there is none."""
    parts = product.box.parts if product.is_box else ()
    return next((part for part in parts if not part.is_fit or wanted.get(part.record_id, 0) > part.free), None)
