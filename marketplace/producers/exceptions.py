"""Why a village cannot deliver."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class DeliveryUnavailable(Exception):
    """The village sends nothing to that province, or nothing so heavy; `str()` is a sentence for the buyer."""

    code = "delivery_unavailable"

    def __init__(self, *, village: str):
        super().__init__(village)
        self.village = village

    def __str__(self) -> str:
        return _("%(village)s cannot deliver this to your province. Please choose pickup.") % {"village": self.village}


class ShelfRefused(Exception):
    """Base of refusals to write price or stock; nothing was changed, and `str()` is a sentence for the shop manager.

    `field` names what of the goods is refused.
    """

    field = "stock"


class StockRefused(ShelfRefused):
    """Base of refusals to write a stock."""


class StockReserved(StockRefused):
    """More is reserved than the new stock would hold; `reserved` pieces, for the orders numbered `orders`."""

    def __init__(self, *, title: str, reserved: int, orders: list[str]):
        super().__init__(title, reserved, orders)
        self.title, self.reserved, self.orders = title, reserved, orders

    def __str__(self) -> str:
        words = {"product": self.title, "reserved": self.reserved, "orders": ", ".join(self.orders)}
        if not self.orders:
            return _("%(reserved)s of %(product)s are reserved for buyers who are paying now.") % words
        return _("%(reserved)s of %(product)s are reserved for orders: %(orders)s. Stock cannot be lower.") % words


class StockMoved(StockRefused):
    """Somebody packed meanwhile: the stock is `now`, not what the shop manager saw."""

    def __init__(self, *, title: str, now: int):
        super().__init__(title, now)
        self.title, self.now = title, now

    def __str__(self) -> str:
        return _("The stock of %(product)s has changed to %(now)s meanwhile. Please count again and save.") % {
            "product": self.title,
            "now": self.now,
        }


class NoStockOfItsOwn(StockRefused):
    """It is a box: how many there are follows from what is in it."""

    def __init__(self, *, title: str):
        super().__init__(title)
        self.title = title

    def __str__(self) -> str:
        said = _("%(product)s is a box: how many there are follows from what is in it. Change the stock of its parts.")
        return said % {"product": self.title}


class StandsInBoxes(ShelfRefused):
    """The goods stand in boxes, which hold nothing by weight and nothing with a deposit; `why` is one of the two."""

    BY_WEIGHT, DEPOSIT = "by_weight", "deposit"

    def __init__(self, *, title: str, boxes: list[str], why: str):
        super().__init__(title, boxes, why)
        self.title, self.boxes, self.field = title, boxes, why

    def __str__(self) -> str:
        words = {"product": self.title, "boxes": pgettext("between things", ", ").join(self.boxes)}
        if self.field == self.DEPOSIT:
            return (
                _("%(product)s is in a box: %(boxes)s. Nothing in a box carries a deposit. Take it out first.") % words
            )
        return (
            _("%(product)s is in a box: %(boxes)s. Nothing in a box is charged by weight. Take it out first.") % words
        )
