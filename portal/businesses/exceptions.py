"""Why something was not done; `str()` says it to whoever asked."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class NotDone(Exception):
    """Base of what this room refuses."""


class NoReason(NotDone):
    """A refusal, or taking a business off, says why."""

    def __str__(self) -> str:
        return _("Say why, in a sentence. The owner reads it.")


class WrongState(NotDone):
    """The business is not in the state this step begins from; somebody else was first."""

    def __str__(self) -> str:
        return _("Somebody has answered already. Look at the list again.")


class OfferOver(NotDone):
    """The offer does not hold today."""

    def __str__(self) -> str:
        return _("This offer does not hold today.")


class NoneLeft(NotDone):
    """All its vouchers are taken."""

    def __str__(self) -> str:
        return _("All vouchers of this offer are taken.")


class NoSuchVoucher(NotDone):
    """No voucher of this business has this code."""

    def __str__(self) -> str:
        return _("No voucher of yours has this code. Look at the digits again.")


class AlreadyUsed(NotDone):
    """The voucher was used before, at `at`."""

    def __init__(self, at: datetime):
        super().__init__(at)
        self.at = at

    def __str__(self) -> str:
        when = timezone.localtime(self.at)
        words = {"day": date_format(when, "DATE_FORMAT"), "time": f"{when:%H:%M}"}
        return _("This voucher was used already, on %(day)s at %(time)s. It counts once.") % words


class TooLate(NotDone):
    """Five minutes are over, or it is not used."""

    def __str__(self) -> str:
        return _("This can no longer be taken back.")
