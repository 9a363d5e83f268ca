"""Why something was not done; `str()` says it to whoever asked."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotDone(Exception):
    """Base of what this room refuses."""


class Closed(NotDone):
    """Signing up is over, was never wanted, or the event is called off."""

    def __str__(self) -> str:
        return _("Signing up is closed.")


class TooManyTogether(NotDone):
    """More people than may come in one sign-up."""

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def __str__(self) -> str:
        words = ngettext("Only one person in one sign-up.", "At most %(n)d people in one sign-up.", self.most)
        return words % {"n": self.most}


class NoChildren(NotDone):
    """Children do not come along to this one."""

    def __str__(self) -> str:
        return _("This one is for grown-ups.")


class TooYoung(NotDone):
    """A child is younger than the event allows, or an age is missing."""

    def __init__(self, age: int):
        super().__init__(age)
        self.age = age

    def __str__(self) -> str:
        return _("Write the age of each child. It is for children from %(age)d years.") % {"age": self.age}


class NotThatMany(NotDone):
    """Who has a place wants more than are free."""

    def __init__(self, free: int):
        super().__init__(free)
        self.free = free

    def __str__(self) -> str:
        words = ngettext(
            "You can be %(n)d at most: no more places are free.",
            "You can be %(n)d at most: no more places are free.",
            self.free,
        )
        return words % {"n": self.free}


class NothingSaid(NotDone):
    """A reason or a letter is empty."""

    def __str__(self) -> str:
        return _("Write a sentence. People read it.")


class TooManyPhotos(NotDone):
    """One person's photos of one gathering are at an end."""

    def __init__(self, most: int):
        super().__init__(most)
        self.most = most

    def __str__(self) -> str:
        return _("%(n)d photos each are enough. You can take one of yours down first.") % {"n": self.most}


class WrongState(NotDone):
    """Somebody else was first."""

    def __str__(self) -> str:
        return _("Somebody has answered already. Look at it again.")


class WrongDay(NotDone):
    """The day lies outside the period of the invitation."""

    def __str__(self) -> str:
        return _("Choose a day within the period of the invitation.")
