"""How much of a thing may be bought, said in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from oscar.apps.partner.availability import StockRequired as CoreStockRequired
from oscar.apps.partner.availability import Unavailable as CoreUnavailable


class Unavailable(CoreUnavailable):
    """Withdrawn from the market, or sold by nobody."""

    message = _("No longer for sale.")

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Refuse, with a sentence for the buyer."""
        return False, self.message


class Closed(Unavailable):
    """There, but not to be bought now; `message` says why."""

    def __init__(self, message: str):
        self.message = message


class StockRequired(CoreStockRequired):
    """As many as are neither sold nor reserved."""

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Say whether so many are there, else a sentence that tells how many are."""
        if self.num_available <= 0:
            return False, _("Sold out for now.")
        if quantity > self.num_available:
            return False, self.message
        return True, ""

    @property
    def message(self) -> str:
        """Return what is left, in words."""
        if self.num_available <= 0:
            return _("Sold out for now.")
        left = self.num_available
        return ngettext("Only %(n)s left.", "Only %(n)s left.", left) % {"n": left}


class OfParts(StockRequired):
    """A box: as many as its scarcest part allows, which is named."""

    def __init__(self, box):
        super().__init__(box.left)
        self.box = box

    @property
    def message(self) -> str:
        """Return what is left, in words that name the part that runs out."""
        scarce = min(self.box.parts, key=lambda part: part.boxes, default=None)
        if scarce is None:
            return str(Unavailable.message)
        if not scarce.is_fit or self.num_available <= 0:
            return _("Sold out for now: it needs “%(part)s”.") % {"part": scarce.title}
        left = self.num_available
        said = ngettext("Only %(n)s left, for want of “%(part)s”.", "Only %(n)s left, for want of “%(part)s”.", left)
        return said % {"n": left, "part": scarce.title}

    def is_purchase_permitted(self, quantity: int) -> tuple[bool, str]:
        """Say whether so many can be made up, else a sentence that names the scarce part."""
        return (False, self.message) if quantity > self.num_available else (True, "")
