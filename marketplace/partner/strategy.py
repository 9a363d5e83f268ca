"""Price and availability: one seller per product, CNY with nothing added, never more than there is."""

from oscar.apps.partner.strategy import NoTax, PurchaseInfo, Structured, UseFirstStockRecord
from oscar.apps.partner.strategy import Selector as CoreSelector
from oscar.apps.partner.strategy import StockRequired as CoreStockRequired
from oscar.core.loading import get_classes

from marketplace.partner.gates import refusal

Unavailable, Closed, OfParts = get_classes("partner.availability", ["Unavailable", "Closed", "OfParts"])


class OneSeller(UseFirstStockRecord, CoreStockRequired, NoTax, Structured):
    """What the one stock record says, unless the product is withdrawn or closed for now."""

    def availability_policy(self, product, stockrecord):
        """Return Unavailable for what is not public, else the stock that is neither sold nor reserved."""
        withdrawn = not product.is_public or (product.parent_id and not product.parent.is_public)
        if withdrawn or not stockrecord or stockrecord.price is None:
            return Unavailable()
        if said := refusal(product):
            return Closed(said)
        if product.is_box:
            return OfParts(product.box)
        return super().availability_policy(product, stockrecord)

    def fetch_for_line(self, line, stockrecord=None) -> PurchaseInfo:
        """Use the stock record, and what is in a box, that the line already holds, instead of reading it again."""
        if "card_box" in line.__dict__:
            line.product.card_box = line.card_box
        return self.fetch_for_product(line.product, stockrecord or line.stockrecord)


class Selector(CoreSelector):
    """Everybody gets the same prices."""

    def strategy(self, request=None, user=None, **kwargs) -> OneSeller:
        """Return the strategy for a request, or for nobody in particular."""
        return OneSeller(request)
