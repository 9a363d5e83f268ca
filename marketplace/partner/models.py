"""Partner with two promises kept by the database: never sell what is not there, one seller per product.

The model is forked for these constraints alone (docs/adr/0003).
"""

from django.db import models
from django.db.models import F, Q
from oscar.apps.partner.abstract_models import AbstractStockRecord


class StockRecord(AbstractStockRecord):
    """Oscar's stock record; allocated never exceeds stock, and a product has exactly one."""

    def __str__(self) -> str:
        return f"{self.product} · {self.partner} ({self.partner_sku})"

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(num_in_stock__isnull=True)
                | Q(num_allocated__isnull=True)
                | Q(num_allocated__lte=F("num_in_stock")),
                name="partner_allocated_within_stock",
            ),
            models.UniqueConstraint(fields=["product"], name="partner_one_seller_per_product"),
        ]


from oscar.apps.partner.models import *  # noqa: E402, F403
