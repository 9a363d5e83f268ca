"""Why a message did not go out, each with the sentence that tells the person so."""

from django.utils.translation import gettext_lazy as _


class SmsFailed(Exception):
    """The message did not go out. `reason` is the provider's own code, for the log; it never holds number or code."""

    sentence = _("We could not send the message just now. Wait a minute, then ask for a new code.")

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)


class NumberRefused(SmsFailed):
    """No message can ever reach this number."""

    sentence = _("No message can be sent to this number. Check it, or use another one.")


class LimitReached(SmsFailed):
    """The provider takes no more messages to this number for now."""

    sentence = _("This number has had too many messages. Try again in an hour, or tomorrow.")
