"""States of an order in words."""

from django.utils.translation import gettext_lazy as _

STATES = [("placed", _("under way")), ("completed", _("completed")), ("cancelled", _("cancelled"))]


def state_label(status: str) -> str:
    """Return the word for an order's status."""
    return str(dict(STATES).get(status, status))
