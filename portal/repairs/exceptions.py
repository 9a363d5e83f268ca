"""Why a step of a repair request cannot be taken; `str()` of each is a sentence for the person at the page."""

from django.utils.translation import gettext as _


class RepairError(Exception):
    """Base of all refusals; nothing was changed."""


class ChangedMeanwhile(RepairError):
    """The request is in a state in which this cannot be done; somebody else was quicker."""

    def __str__(self) -> str:
        return _("This request has changed meanwhile. Please look at it again.")


class TooLate(RepairError):
    """The time to say so is over."""

    def __str__(self) -> str:
        return _("The time for this is over. Please report it anew.")


class NothingSaid(RepairError):
    """Neither a word nor a photo, or a refusal without a reason."""

    def __str__(self) -> str:
        return _("Write a word, or add a photo.")


class NotTheSame(RepairError):
    """Two requests that cannot be joined: of different compounds, or one of a flat that the other is not about."""

    def __str__(self) -> str:
        return _("These two cannot be joined: only common parts, or the same flat.")


class NotYours(RepairError):
    """A firm or person that does not work for this office."""

    def __str__(self) -> str:
        return _("Choose somebody who works for this office.")
