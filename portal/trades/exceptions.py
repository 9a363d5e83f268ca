"""Why something was not done; `str()` says it to whoever asked."""

from django.utils.translation import gettext as _


class NotDone(Exception):
    """Base of what this room refuses; nothing was changed."""


class NotOffered(NotDone):
    """The service was withdrawn, or its business is not listed."""

    def __str__(self) -> str:
        return _("This service is not offered any more.")


class OwnBusiness(NotDone):
    """Who keeps the business asks it for nothing."""

    def __str__(self) -> str:
        return _("This is your own business.")


class TooManyOpen(NotDone):
    """One person has only so many requests without an agreed time."""

    def __str__(self) -> str:
        return _("You have many requests that wait for an answer. Withdraw one, or wait for it.")


class NothingSaid(NotDone):
    """A request without words, a refusal or cancellation without a reason."""

    def __str__(self) -> str:
        return _("Say it in a sentence. The other side reads it.")


class WrongTime(NotDone):
    """The time is past, too far ahead, or missing."""

    def __str__(self) -> str:
        return _("Choose a time between today and half a year from now.")


class TimeTaken(NotDone):
    """The business has as many appointments then as it takes at one time."""

    def __str__(self) -> str:
        return _("This time is taken meanwhile. Another one has to be found.")


class ChangedMeanwhile(NotDone):
    """The request is in a state in which this cannot be done; somebody else was quicker."""

    def __str__(self) -> str:
        return _("This request has changed meanwhile. Please look at it again.")


class TooEarly(NotDone):
    """The agreed time has not come."""

    def __str__(self) -> str:
        return _("The agreed time has not come yet.")


class TooLate(NotDone):
    """A rating can be changed for fourteen days, and is answered once."""

    def __str__(self) -> str:
        return _("This can no longer be changed.")
