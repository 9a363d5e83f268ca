"""Oscar's order policies, where ours differ."""

import secrets

from django.utils import timezone
from oscar.apps.order.utils import OrderCreator as CoreOrderCreator
from oscar.apps.order.utils import OrderDispatcher  # noqa: F401 -- Oscar looks for all three here
from oscar.apps.order.utils import OrderNumberGenerator as CoreOrderNumberGenerator
from oscar.core.loading import get_model

OrderDiscount = get_model("order", "OrderDiscount")


class OrderNumberGenerator(CoreOrderNumberGenerator):
    """Numbers a person can read out and nobody can guess from the one before."""

    def order_number(self, basket=None) -> str:
        """Return e.g. "261123-482913": the day, and six random digits. The database refuses the rare double."""
        return f"{timezone.localdate():%y%m%d}-{secrets.randbelow(10**6):06d}"


class OrderCreator(CoreOrderCreator):
    """Writes the order; its stock was set aside when the buyer ordered (marketplace.placement)."""

    def create_discount_model(self, order, discount):
        """Write a discount down, under delivery where it was taken off that."""
        super().create_discount_model(order, discount)
        if getattr(discount["result"], "on_delivery", False):
            order.discounts.filter(offer_id=discount["offer"].pk).update(category=OrderDiscount.SHIPPING)

    def update_stock_records(self, line):
        """Allocate nothing a second time."""
