"""Why something was not done; `str()` says it to whoever asked."""

from django.utils.translation import gettext as _


class NotDone(Exception):
    """Base of what this room refuses; nothing was changed."""


class ChangedMeanwhile(NotDone):
    """It is in a state in which this cannot be done; somebody else was quicker."""

    def __str__(self) -> str:
        return _("This has changed meanwhile. Please look at it again.")


class NoReason(NotDone):
    """A refusal without a reason, or nothing said."""

    def __str__(self) -> str:
        return _("Please write a sentence.")


class SaidAlready(NotDone):
    """This person has reported it before."""

    def __str__(self) -> str:
        return _("You have reported it already. Thank you.")


class TooManyTalks(NotDone):
    """So many talks were begun in a day that it looks like advertising."""

    def __str__(self) -> str:
        return _("That is enough for one day. Please write to others tomorrow.")


class TalkOver(NotDone):
    """One of both has closed it."""

    def __str__(self) -> str:
        return _("This talk is closed.")


class TooManyPhotos(NotDone):
    """A listing has eight photos."""

    def __str__(self) -> str:
        return _("Eight photos are enough. Take one away first.")


class TooManySearches(NotDone):
    """Somebody keeps twenty searches."""

    def __str__(self) -> str:
        return _("You keep twenty searches. Delete one first.")
