"""How many visitors wait for an answer, on the coordinator's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.tourism.models import Question
from portal.villages.desk import register_operator_tile, register_waiting


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


def late_questions(user) -> dict:
    """Return the operator's tile of questions that no village answered in time."""
    number = Question.objects.late().count()
    label = ngettext("%(n)d answer is late", "%(n)d answers are late", number) % {"n": number}
    return {
        "url": reverse("questions:index"),
        "label": _("Visitors without an answer"),
        "count": label if number else "",
        "icon": "warning",
    }


def register() -> None:
    """Enter both tiles."""
    register_waiting(waiting_questions)
    register_operator_tile(late_questions)
