"""Partner with promises kept by the database: never sell what is not there, one seller per product.

The model is forked for these constraints (docs/adr/0003) and for prices by weight (docs/adr/0058).
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractStockRecord

from marketplace.partner.by_weight import ByWeight


class StockRecord(AbstractStockRecord):
    """Oscar's stock record; allocated never exceeds stock, and a product has exactly one.

    What is charged by weight has a price for 500 g (`jin_price`, CNY) and the grams of its heaviest piece; its `price`
    is then what that piece costs, which is what a buyer pays first. producers/services/prices.py writes the three.
    `deposit` (CNY) is paid beside the price of one and goes back when its container does (docs/adr/0059).
    """

    jin_price = models.DecimalField(_("price for 500 g"), max_digits=12, decimal_places=2, null=True, blank=True)
    most_grams = models.PositiveIntegerField(_("grams of the heaviest piece"), null=True, blank=True)

    deposit = models.DecimalField(_("deposit on the container"), max_digits=12, decimal_places=2, default=0)

    @property
    def asked_price(self):
        """Return the price as the village says it (CNY): for 500 g of what is charged by weight, else for one."""
        return self.price if self.jin_price is None else self.jin_price

    def by_weight(self, *, about_grams: int | None) -> ByWeight | None:
        """Return the terms of what is charged by weight, a usual piece weighing so much; None of what has a price."""
        return None if self.jin_price is None else ByWeight(self.jin_price, self.most_grams, about_grams)

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
            models.CheckConstraint(
                condition=Q(jin_price__isnull=True, most_grams__isnull=True)
                | Q(jin_price__isnull=False, jin_price__gt=0, most_grams__isnull=False, most_grams__gt=0, price__gt=0),
                name="partner_weight_has_price_and_bound",
            ),
            models.CheckConstraint(condition=Q(deposit__gte=0), name="partner_deposit_not_negative"),
        ]


from oscar.apps.partner.models import *  # noqa: E402, F403
