"""Why a shift cannot be changed; `str()` of each is a sentence for the person at the page."""

from django.utils.translation import gettext as _


class ShiftError(Exception):
    """Base of all refusals; nothing was changed."""


class ShiftFull(ShiftError):
    """All hands are there."""

    def __str__(self) -> str:
        return _("All hands are there already. Raise the number first, or choose another shift.")


class ShiftOver(ShiftError):
    """It was called off, or its day is past."""

    def __str__(self) -> str:
        return _("This shift is called off or over.")


class NotOfTheVillage(ShiftError):
    """The person is not among the village's people, or the crop is not the village's."""

    def __str__(self) -> str:
        return _("Choose from the village's own people and crops.")


class TooFewHands(ShiftError):
    """More have said yes than that; `taken` is how many."""

    def __init__(self, *, taken: int):
        super().__init__(taken)
        self.taken = taken

    def __str__(self) -> str:
        return _("%(n)d people have said yes. Take somebody off first.") % {"n": self.taken}


class DayIsPast(ShiftError):
    """A shift is planned for today or later, and ends after it begins."""

    def __str__(self) -> str:
        return _("Choose today or a later day, and an end after the beginning.")
