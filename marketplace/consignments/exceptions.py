"""Why a parcel cannot be moved; `str()` of each is a sentence for the person at the board."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.templatetags.ui import cny


class ConsignmentError(Exception):
    """Base of all refusals; nothing was changed."""


class StepNotAllowed(ConsignmentError):
    """The parcel is in another state than the button believed; `status` is the state in words."""

    def __init__(self, *, number: str, status: str):
        super().__init__(number, status)
        self.number, self.status = number, status

    def __str__(self) -> str:
        return _("Parcel %(number)s is already: %(status)s.") % {"number": self.number, "status": self.status}


class NotPaidYet(ConsignmentError):
    """The buyer's money has not arrived; `number` is the parcel's."""

    def __init__(self, *, number: str):
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _("Parcel %(number)s is not paid yet. Pack it when the money has arrived.") % {"number": self.number}


class NotHarvestedYet(ConsignmentError):
    """A preorder's days begin on `day`; who harvests earlier moves them first."""

    def __init__(self, *, number: str, day: date):
        super().__init__(number, day)
        self.number, self.day = number, day

    def __str__(self) -> str:
        words = {"number": self.number, "day": date_format(self.day, "MONTH_DAY_FORMAT")}
        return (
            _("Parcel %(number)s is a preorder, to be packed from %(day)s. Ripe earlier? Move its days first.") % words
        )


class AlreadyPacked(ConsignmentError):
    """Nothing can be left out of a parcel that is packed; `number` is the parcel's."""

    def __init__(self, *, number: str):
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _("Parcel %(number)s is packed already. Undo that first, or call the operator.") % {
            "number": self.number
        }


class NothingToSplit(ConsignmentError):
    """Nothing, or everything, is to be sent later, or more than there is."""

    def __str__(self) -> str:
        return _("Something must go now and something later. Change the numbers.")


class NotSplit(ConsignmentError):
    """The parcel is no part that is sent later."""

    def __str__(self) -> str:
        return _("This parcel was not split.")


class TooLateToChange(ConsignmentError):
    """Something of the order is packed, handed over or cancelled."""

    def __str__(self) -> str:
        return _("This order can no longer be changed here: something is packed already, or it has ended. Call us.")


class DearerThere(ConsignmentError):
    """Sending it to that province costs `more` (CNY); nobody is charged again."""

    def __init__(self, *, more: Decimal):
        super().__init__(more)
        self.more = more

    def __str__(self) -> str:
        return _("Delivery there costs %(more)s more. Cancel this order and order anew.") % {"more": cny(self.more)}


class NotWeighed(ConsignmentError):
    """What is charged by weight has no weight yet; `number` is the parcel's, `title` the product's."""

    def __init__(self, *, number: str, title: str):
        super().__init__(number, title)
        self.number, self.title = number, title

    def __str__(self) -> str:
        return _("Parcel %(number)s: first type what “%(product)s” weighs.") % {
            "number": self.number,
            "product": self.title,
        }


class WeighedTogether(ConsignmentError):
    """Pieces that were weighed together cannot be parted; `title` is the product's."""

    def __init__(self, *, title: str):
        super().__init__(title)
        self.title = title

    def __str__(self) -> str:
        return _("“%(product)s” has been weighed already. Pack it as it is.") % {"product": self.title}


class TooHeavy(ConsignmentError):
    """More was typed than was paid for, or than was typed before; `grams` is the most that can be."""

    def __init__(self, *, title: str, grams: int):
        super().__init__(title, grams)
        self.title, self.grams = title, grams

    def __str__(self) -> str:
        return _("“%(product)s”: %(grams)d g at most are paid for. If it weighs more, type %(grams)d.") % {
            "product": self.title,
            "grams": self.grams,
        }


class NotThatManyOut(ConsignmentError):
    """So many containers of this line are not out, or the parcel has not reached its buyer."""

    def __str__(self) -> str:
        return _("Not that many are out. Type how many came back, 1 or more.")


class TooLateToReturn(ConsignmentError):
    """The last day for these containers, `day`, is over: their deposit is the village's."""

    def __init__(self, *, day: date):
        super().__init__(day)
        self.day = day

    def __str__(self) -> str:
        words = {"day": date_format(self.day, "DATE_FORMAT")}
        return _("These could come back until %(day)s. The deposit has paid the village for them.") % words


class PlacesAreKept(ConsignmentError):
    """The order holds places on a date that do not go back for the whole price."""

    def __str__(self) -> str:
        return _("The places of this order are cancelled one by one, each by its own rule. See below.")


class NothingToUndo(ConsignmentError):
    """The last step is too old, was somebody else's, or was undone already."""

    def __str__(self) -> str:
        return _("This step can no longer be undone.")


class MoneyMovedOn(ConsignmentError):
    """The cash taken with the hand-over was given back or refunded since."""

    def __str__(self) -> str:
        return _("The money for this order has been moved since. Call the operator.")


class WrongCode(ConsignmentError):
    """No parcel at this shelf waits for this code."""

    def __str__(self) -> str:
        return _("No parcel waits here for this code. Please check the six digits.")


class NumberTaken(ConsignmentError):
    """Another buyer's parcel travels under this tracking number; `number` is that."""

    def __init__(self, *, number: str):
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _("Another buyer's parcel has the tracking number %(number)s already. Please check it.") % {
            "number": self.number
        }
