"""Why a complaint cannot be made or answered; `str()` of each is a sentence for the person at the page."""

from django.conf import settings
from django.utils.translation import gettext as _


class ComplaintError(Exception):
    """Base of all refusals; nothing was changed."""


class NotNow(ComplaintError):
    """The parcel has not left the village, or was handed over too long ago."""

    def __str__(self) -> str:
        days = settings.COMPLAINT_DAYS
        return _("You can tell us here while the parcel is on its way and for %(n)d days after.") % {"n": days}


class AlreadyUnderWay(ComplaintError):
    """Somebody is still answering the last complaint about this parcel."""

    def __str__(self) -> str:
        return _("You have told us about this parcel already. The answer comes first.")


class RefusedEnough(ComplaintError):
    """The village has refused twice; asking it a third time would help nobody."""

    def __str__(self) -> str:
        return _("The village has refused twice. Write to us, and we at the platform look at it.")


class NothingSaid(ComplaintError):
    """No line of this parcel is named, or more of one than it holds."""

    def __str__(self) -> str:
        return _("Tick what is wrong; not more than was in the parcel.")


class AlreadyAnswered(ComplaintError):
    """Somebody answered before; `who` is that person's name, empty when it was opened again since."""

    def __init__(self, *, who: str = ""):
        super().__init__(who)
        self.who = who

    def __str__(self) -> str:
        if not self.who:
            return _("This was answered in the meantime. Nothing was changed.")
        return _("%(who)s has answered this already. Nothing was changed.") % {"who": self.who}


class NotSent(ComplaintError):
    """The parcel is back in its village, or cancelled: its money goes another way."""

    def __str__(self) -> str:
        return _("This parcel is not sent any more, so nothing can be given for it here.")


class NothingGiven(ComplaintError):
    """An answer that gives money gives none."""

    def __str__(self) -> str:
        return _("Enter an amount, or refuse and say why.")


class NoReason(ComplaintError):
    """A refusal without a word to the buyer."""

    def __str__(self) -> str:
        return _("Say why; the buyer reads it.")


class SamePerson(ComplaintError):
    """Who agreed cannot be the second person."""

    def __str__(self) -> str:
        return _("This is a large sum: somebody else must agree to it too.")


class NotAllowed(ComplaintError):
    """This person may not answer this complaint, or not yet."""

    def __str__(self) -> str:
        return _("The village answers first. You can answer when it is late.")
