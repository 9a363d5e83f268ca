"""How many visitors wait for an answer, on the coordinator's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.tourism.models import Question
from portal.villages.desk import register_waiting


def waiting_questions(user) -> dict:
    """Return the tile of visitors' questions."""
    number = Question.objects.for_keeper(user).waiting().count()
    label = ngettext("%(n)d question waits", "%(n)d questions wait", number) % {"n": number}
    return {
        "url": reverse("questions:index"),
        "label": _("Answer questions"),
        "count": label if number else "",
        "icon": "help",
    }


def register() -> None:
    """Enter the tile."""
    register_waiting(waiting_questions)
