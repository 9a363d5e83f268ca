"""Why a date or a booking cannot be changed; `str()` of each is a sentence for the person at the page."""

from decimal import Decimal

from django.utils.translation import gettext as _

from marketplace.placement.exceptions import PlacementError
from portal.core.templatetags.ui import cny


class BookingError(Exception):
    """Base of all refusals; nothing was changed."""


class NoShop(BookingError):
    """The village has no seller yet."""

    def __str__(self) -> str:
        return _("This village has no shop yet. The operator opens it.")


class TermsMissing(BookingError):
    """Nobody has said yet how this visit is booked."""

    def __str__(self) -> str:
        return _("First say how it is booked: times, minimum, rule of cancelling.")


class TooLateToMove(BookingError):
    """It no longer goes back for its whole price, is not paid, or the dates are not as many of the same visit."""

    def __str__(self) -> str:
        return _("This booking cannot be moved here any more. Call the village.")


class AskedAlready(BookingError):
    """Another date waits for the guest's answer."""

    def __str__(self) -> str:
        return _("The guest has been asked already. Take that back first.")


class NotAsked(BookingError):
    """It was answered otherwise, taken back, or nobody answered in time."""

    def __str__(self) -> str:
        return _("This question is settled. Your booking is as you see it here.")


class Dearer(BookingError):
    """The other dates cost more than those they replace; nobody is charged again."""

    def __str__(self) -> str:
        return _("These dates cost more. Cancel this booking, all of it comes back, and book them anew.")


class NotFree(BookingError):
    """A date is closed, past its last moment, or has not so many places left."""

    def __init__(self, *, when: str, left: int = 0):
        super().__init__(when, left)
        self.when, self.left = when, left

    def __str__(self) -> str:
        words = {"when": self.when, "left": self.left}
        if self.left > 0:
            return _("%(when)s: only %(left)s left.") % words
        return _("%(when)s: not free.") % words


class TooLate(BookingError):
    """It has begun, or was cancelled already."""

    def __str__(self) -> str:
        return _("This booking can no longer be cancelled.")


class NotYet(BookingError):
    """Nobody can have come before the day."""

    def __str__(self) -> str:
        return _("Mark who came on the day itself or after.")


class RefundMoved(BookingError):
    """The sum is no longer the one that was shown; `now` is it (CNY)."""

    def __init__(self, *, now: Decimal):
        super().__init__(now)
        self.now = now

    def __str__(self) -> str:
        return _("By the rule you now get %(sum)s back. Please look again.") % {"sum": cny(self.now)}


class PayNow(PlacementError):
    """A transfer would come after the date."""

    code = "pay_now"

    def __str__(self) -> str:
        return _("The date is too close for a bank transfer. Please choose another way to pay.")
