"""Why an offer cannot be made or a parcel not be touched; `str()` of each is a sentence for the person at the page."""

from django.utils.translation import gettext as _

from marketplace.consignments.exceptions import ConsignmentError


class WaitsForAnswer(ConsignmentError):
    """The buyer has not said yet whether something else may come; `number` is the parcel's."""

    def __init__(self, *, number: str):
        super().__init__(number)
        self.number = number

    def __str__(self) -> str:
        return _("Parcel %(number)s waits for the buyer's answer to an offer. Take the offer back first, or wait.") % {
            "number": self.number
        }


class AlreadyOffered(ConsignmentError):
    """Something else is offered for this line already."""

    def __str__(self) -> str:
        return _("Something is offered for this already. Take that back first.")


class NotOwnGoods(ConsignmentError):
    """The product is not this village's, is not sent, has no price, or is what is missing."""

    def __str__(self) -> str:
        return _("Offer something else of your own that can be sent.")


class BoxesStayWhole(ConsignmentError):
    """What is missing is a box: nothing is offered for it."""

    def __str__(self) -> str:
        return _("Nothing else can be offered for a box. Leave the whole box out.")


class NoTimeLeft(ConsignmentError):
    """The moment by which the buyer is to answer has passed."""

    def __str__(self) -> str:
        return _("Give the buyer time to answer: choose a later time.")
