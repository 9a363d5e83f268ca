"""Why a card is not taken and why credit does not pay. `str()` is a sentence for the buyer; nothing was changed."""

from decimal import Decimal

from django.utils.translation import gettext as _

from marketplace.placement.exceptions import PlacementError
from portal.core.templatetags.ui import cny


class CardUnknown(Exception):
    """No card that waits has this code."""

    def __str__(self) -> str:
        return _("No gift card has this code. Please look again; each card can be used once.")


class CardGone(Exception):
    """Somebody took the card, or it was withdrawn already."""

    def __str__(self) -> str:
        return _("This card was taken or withdrawn meanwhile.")


class NotEnoughCredit(PlacementError):
    """The order costs more (`wanted`, CNY) than is left of the buyer's gift credit (`left`)."""

    code = "not_enough_credit"

    def __init__(self, *, left: Decimal, wanted: Decimal):
        super().__init__(left, wanted)
        self.left, self.wanted = left, wanted

    def __str__(self) -> str:
        said = _("Your gift credit holds %(left)s, and this order costs %(wanted)s. Choose another way to pay.")
        return said % {"left": cny(self.left), "wanted": cny(self.wanted)}


class CreditReleased(Exception):
    """An attempt is said to be paid whose credit went back before: nothing is settled."""
