"""Why money is not settled."""

from django.utils.translation import gettext_lazy as _


class SettlementError(Exception):
    """Something about money cannot be done now; the text is for people."""

    text = _("This cannot be done now.")

    def __str__(self):
        return str(self.text)


class NothingToPay(SettlementError):
    text = _("Nothing is due that can be paid out.")


class NotYet(SettlementError):
    text = _("Payouts end with yesterday at the latest, so that a step just taken can still be taken back.")


class AlreadyClosed(SettlementError):
    text = _("This batch is closed already.")


class SamePerson(SettlementError):
    text = _("You made this batch: somebody else must mark it as paid.")


class WrongDay(SettlementError):
    text = _("The day must lie between the making of the batch and today.")


class NoReference(SettlementError):
    text = _("Enter the bank's reference.")
