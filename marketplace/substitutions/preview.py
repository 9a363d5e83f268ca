"""What an offer would change, in figures, before anybody has agreed to it."""

from dataclasses import dataclass
from decimal import Decimal

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.shorten import Coming, saving
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services.propose import price_of


@dataclass(frozen=True)
class Preview:
    """Amounts in CNY: what the missing pieces cost, what the others cost the buyer, what goes back after each answer.

    `full` is the market's price of the others.
    """

    missing: Decimal
    price: Decimal
    full: Decimal
    if_yes: Decimal
    if_no: Decimal

    @property
    def saved(self) -> Decimal:
        """Return what the village leaves off the market's price."""
        return self.full - self.price


def preview(*, parcel: Consignment, packed: ConsignmentLine, fewer: int, product, quantity: int, **_rest) -> Preview:
    """Return what offering `quantity` of a product for `fewer` pieces of a parcel's line would change."""
    full = product.stockrecords.get().price * quantity
    return _seen(
        parcel, packed, fewer, Coming(product, quantity, min(full, price_of(packed=packed, fewer=fewer))), full
    )


def preview_of(offer: Substitution) -> Preview:
    """Return what the answer to an open offer would change."""
    packed = offer.consignment.lines.select_related("line").get(line=offer.line_id)
    price = min(offer.price, price_of(packed=packed, fewer=offer.fewer))
    return _seen(offer.consignment, packed, offer.fewer, Coming(offer.product, offer.quantity, price), offer.full)


def _seen(parcel: Consignment, packed: ConsignmentLine, fewer: int, coming: Coming, full: Decimal) -> Preview:
    missing = {packed.pk: fewer}
    yes, no = (saving(consignment=parcel, missing=missing, coming=what) for what in ([coming], []))
    price = coming.line_price_incl_tax_incl_discounts
    return Preview(no.goods[packed.pk], price, full, yes.total - price, no.total)
