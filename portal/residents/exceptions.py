"""What can go wrong when somebody moves in or out; `str()` is the sentence for the person."""

from django.utils.translation import gettext as _


class ResidencyError(Exception):
    """A step of a residency that cannot be taken now."""

    def __init__(self) -> None:
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """Return what to tell the person."""
        raise NotImplementedError


class CodeUnknown(ResidencyError):
    """No open invitation has this code: mistyped, used up, expired or called back."""

    def sentence(self) -> str:
        return _("This code is not valid, or no longer. Check the letters and digits, or ask the office.")


class AlreadyHere(ResidencyError):
    """The person already lives in this community."""

    def sentence(self) -> str:
        return _("You are already entered as a resident here. Move out of the other flat first.")


class NotWaiting(ResidencyError):
    """The request was answered or taken back meanwhile."""

    def sentence(self) -> str:
        return _("This request has been answered meanwhile.")


class NotLivingHere(ResidencyError):
    """The residency has ended meanwhile."""

    def sentence(self) -> str:
        return _("This person no longer lives there.")


class NotHead(ResidencyError):
    """Only the head of a household invites."""

    def sentence(self) -> str:
        return _("Only the head of the household can invite.")


class FileUnreadable(ResidencyError):
    """The file is no list of flats; `why` says what is wrong."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__()

    def sentence(self) -> str:
        return self.why
