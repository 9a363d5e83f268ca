"""The rows that whoever changes price or stock of goods holds; docs/order-protocol.md says in which order.

FOR NO KEY UPDATE: the check of a foreign key (an order line's stock record, at commit) must not wait for them.
"""

from collections.abc import Iterable

from oscar.core.loading import get_model

StockRecord = get_model("partner", "StockRecord")


def lock_stock(*, pks: Iterable[int]) -> dict[int, StockRecord]:
    """Return the stock records as they are now, by primary key, locked in primary-key order."""
    locked = StockRecord.objects.select_for_update(no_key=True).filter(pk__in=set(pks)).order_by("pk")
    return {record.pk: record for record in locked}
