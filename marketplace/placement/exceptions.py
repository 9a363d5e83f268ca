"""Why an order could not be placed. `str()` of each is a sentence for the buyer, in the language now active."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class PlacementError(Exception):
    """Base of all refusals; nothing was reserved and nothing charged, and the basket is as it was."""

    code = "refused"

    def __str__(self) -> str:
        return _("The order could not be placed.")


class BasketEmpty(PlacementError):
    """There is nothing in the basket."""

    code = "empty"

    def __str__(self) -> str:
        return _("Your basket is empty.")


class BasketClosed(PlacementError):
    """The basket was merged into another one or saved for later."""

    code = "closed"

    def __str__(self) -> str:
        return _("This basket is no longer open. Please look at your basket again.")


class OutOfStock(PlacementError):
    """`left` is how many of `title` can still be had (0 or more)."""

    code = "out_of_stock"

    def __init__(self, *, title: str, left: int, product_id: int | None = None):
        super().__init__(title, left)
        self.title, self.left, self.product_id = title, left, product_id

    def __str__(self) -> str:
        if self.left <= 0:
            return _("%(product)s is sold out.") % {"product": self.title}
        sentence = ngettext(
            "Only %(left)d of %(product)s is left.", "Only %(left)d of %(product)s are left.", self.left
        )
        return sentence % {"product": self.title, "left": self.left}


class PartOutOfStock(OutOfStock):
    """Not enough of `title` for the boxes called `box`, and for what else of it is ordered with them."""

    def __init__(self, *, box: str, **words):
        super().__init__(**words)
        self.box = box

    def __str__(self) -> str:
        words = {"box": self.box, "product": self.title, "left": self.left}
        if self.left <= 0:
            return _("%(box)s cannot be made up: %(product)s is sold out.") % words
        said = ngettext(
            "There is not enough of %(product)s for %(box)s: only %(left)d is left.",
            "There is not enough of %(product)s for %(box)s: only %(left)d are left.",
            self.left,
        )
        return said % words


class NotForSale(PlacementError):
    """The product is hidden, has no price, or its seller does not sell it."""

    code = "not_for_sale"

    def __init__(self, *, title: str, product_id: int | None = None):
        super().__init__(title)
        self.title, self.product_id = title, product_id

    def __str__(self) -> str:
        return _("%(product)s is not for sale now. Please take it out of your basket.") % {"product": self.title}


class BoxNotForSale(NotForSale):
    """A `part` of the box is not on sale at the moment."""

    def __init__(self, *, part: str, **words):
        super().__init__(**words)
        self.part = part

    def __str__(self) -> str:
        said = _("%(product)s cannot be made up now: %(part)s is not on sale. Please take it out of your basket.")
        return said % {"product": self.title, "part": self.part}


class PriceMoved(PlacementError):
    """The total is no longer the one the buyer saw; both in CNY."""

    code = "price_moved"

    def __init__(self, *, old: Decimal, new: Decimal):
        super().__init__(old, new)
        self.old, self.new = old, new

    def __str__(self) -> str:
        return _("The total has changed from ¥%(old)s to ¥%(new)s. Please check it and order again.") % {
            "old": self.old,
            "new": self.new,
        }


class VoucherGone(PlacementError):
    """The voucher was used up, ended, or is another customer's; it has been taken out of the basket."""

    code = "voucher_gone"

    def __init__(self, *, voucher_code: str):
        super().__init__(voucher_code)
        self.voucher_code = voucher_code

    def __str__(self) -> str:
        return _("The voucher %(code)s can no longer be used. Please check the new total.") % {
            "code": self.voucher_code
        }


class PaymentNotOffered(PlacementError):
    """The means of payment is switched off, or does not go with the way of delivery."""

    code = "payment_not_offered"

    def __str__(self) -> str:
        return _("This means of payment cannot be used here. Please choose another one.")


class PointClosed(PlacementError):
    """The pickup point is missing or no longer in use."""

    code = "point_closed"

    def __str__(self) -> str:
        return _("This pickup point is not in use. Please choose another one.")


class DeliveryMissing(PlacementError):
    """Something has to be delivered and nobody said how, or nothing has to."""

    code = "delivery_missing"

    def __str__(self) -> str:
        return _("Your basket has changed. Please choose again how you will get it.")


class TooLateToCancel(PlacementError):
    """A village has packed its parcel already."""

    code = "too_late"

    def __str__(self) -> str:
        return _("A parcel of this order has been packed already. Please call us.")


class MoreThanThereIs(PlacementError):
    """Somebody wants to take more off a line than it holds, or than was paid for it."""

    code = "more_than_there_is"

    def __str__(self) -> str:
        return _("That is more than there is in the parcel. Please reload the page and look again.")
