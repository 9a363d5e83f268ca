"""What can go wrong with a bill; `str()` is the sentence for the person."""

from django.utils.translation import gettext as _


class FeeError(Exception):
    """A step that cannot be taken now."""

    def __init__(self) -> None:
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return what to tell the person."""
        raise NotImplementedError


class NotOpen(FeeError):
    """A bill was paid or withdrawn meanwhile, or is not theirs."""

    def sentence(self) -> str:
        return _("One of these bills has been paid or withdrawn meanwhile. Nothing was charged.")


class OtherTotal(FeeError):
    """The sum is not the one the person saw."""

    def sentence(self) -> str:
        return _("The sum has changed. Please look at it and pay again.")


class BeingPaid(FeeError):
    """Somebody is on the provider's page for one of these bills; `attempts` are theirs."""

    def __init__(self, attempts: list) -> None:
        self.attempts = attempts
        super().__init__()

    def sentence(self) -> str:
        return _("Somebody of your household is paying this just now.")


class NoSuchWay(FeeError):
    """The means of payment is not offered for fees."""

    def sentence(self) -> str:
        return _("Choose how you want to pay.")


class NotPaid(FeeError):
    """Only what is paid is corrected by a counter-bill."""

    def sentence(self) -> str:
        return _("This bill is not paid. Withdraw it and write a new one.")


class TooMuchBack(FeeError):
    """More would go back than was paid."""

    def sentence(self) -> str:
        return _("No more can go back than was paid.")


class AlreadyBilled(FeeError):
    """The flat has a bill for this fee and period."""

    def sentence(self) -> str:
        return _("This flat has a bill for this fee and this period already.")


class PlanMoved(FeeError):
    """What the file would change is not what was shown any more."""

    def sentence(self) -> str:
        return _("Something has changed since you looked. Please look again; nothing has been written.")


class NothingToPayOut(FeeError):
    """The platform owes this company nothing."""

    def sentence(self) -> str:
        return _("There is nothing to pay out.")
