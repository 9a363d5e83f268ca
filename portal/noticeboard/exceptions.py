"""What can go wrong with a notice; `str()` is the sentence for the person."""

from django.utils.translation import gettext as _


class NotNow(Exception):
    """The notice is in a state in which this cannot be done; somebody else was quicker."""

    def __init__(self) -> None:
        super().__init__(_("This notice has changed meanwhile. Please look at it again."))
