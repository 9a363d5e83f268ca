"""Which shipping methods a basket has, and at what price."""

from oscar.apps.shipping.repository import Repository as CoreRepository

from marketplace.placement.delivery_offers import take_off
from marketplace.producers.charges import quote
from marketplace.producers.exceptions import DeliveryUnavailable
from marketplace.shipping.methods import HomeDelivery, Pickup


class Repository(CoreRepository):
    """Pickup always, and home delivery when every village of the basket sends to the address's province."""

    def get_available_shipping_methods(self, basket, shipping_addr=None, **kwargs):
        methods = [Pickup()]
        if shipping_addr is not None:
            try:
                charges = quote(
                    lines_by_partner=_by_partner(basket), method=HomeDelivery.code, province=shipping_addr.state
                )
            except DeliveryUnavailable:
                return methods
            methods.append(HomeDelivery(sum(charges.values())))
        return methods

    def apply_shipping_offers(self, basket, methods):
        """Take all the basket's offers on delivery off each method's price, as the checkout does."""
        offers = basket.offer_applications
        prices = [take_off(charges={0: method.charge}, applications=offers).charges[0] for method in methods]
        return [type(method)(price) for method, price in zip(methods, prices, strict=True)]


def _by_partner(basket) -> dict[int, list]:
    found = {}
    for line in basket.all_lines():
        found.setdefault(line.stockrecord.partner_id, []).append(line)
    return found
