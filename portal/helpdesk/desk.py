"""How many letters wait for an answer, on the operator's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.helpdesk.models import Inquiry
from portal.villages.desk import register_operator_tile


def waiting_letters(user) -> dict:
    """Return the tile of letters to us."""
    number = Inquiry.objects.waiting().count()
    label = ngettext("%(n)d letter waits", "%(n)d letters wait", number) % {"n": number}
    return {
        "url": reverse("letters-to-us:index"),
        "label": _("Answer letters"),
        "count": label if number else "",
        "icon": "mail",
    }


def register() -> None:
    """Enter the tile."""
    register_operator_tile(waiting_letters)
