"""Which stock an order line takes: its product's own, or that of the parts of a box as they were frozen with it."""

from collections import Counter
from collections.abc import Iterable

#: What to load with order lines before asking this module, so that many cost as many queries as one.
READ = ("product__product_class", "product__parent__product_class")


def of_line(line, quantity: int) -> Counter:
    """Return how many of each stock record so many of an order line take, by its id; empty where nothing is counted."""
    parts = line.parts.all()
    if parts:
        return Counter({part.stockrecord_id: part.quantity * quantity for part in parts if part.stockrecord_id})
    if not line.stockrecord_id or not line.product or not line.product.get_product_class().track_stock:
        return Counter()
    return Counter({line.stockrecord_id: quantity})


def of_lines(lines: Iterable) -> Counter:
    """Return what is set aside for these order lines, by stock record id."""
    sums: Counter = Counter()
    for line in lines:
        sums.update(of_line(line, line.num_allocated or 0))
    return sums


def held_by(order) -> Counter:
    """Return what is set aside for an order, by stock record id; two queries."""
    lines = order.lines.filter(num_allocated__gt=0).select_related(*READ).prefetch_related("parts")
    return of_lines(lines)
