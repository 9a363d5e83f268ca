"""The mails of a question; sent by the outbox after the transaction."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.outbox.services import register_handler
from portal.tourism.models import Question
from portal.tourism.services import private_address
from portal.users.models import User


def tell_coordinator(payload: dict) -> None:
    """Mail a new question to one coordinator, in that person's language; nothing when the account was closed since."""
    question = Question.objects.select_related("visit").get(pk=payload["question"])
    keeper = User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    if keeper is None:
        return
    with translation.override(keeper.language):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("questions:edit", args=[question.pk])
        _send("asked", keeper.email, _("A visitor has a question: %(visit)s"), question, address)


def tell_asker(payload: dict) -> None:
    """Mail the answer to the visitor, in the language of the question form."""
    question = Question.objects.select_related("visit").get(pk=payload["question"])
    with translation.override(question.language):
        subject = _("The village has answered: %(visit)s")
        _send("answered", question.contact, subject, question, private_address(question))


def tell_operator(payload: dict) -> None:
    """Mail the support address that a village has not answered in time; nothing when it has meanwhile."""
    question = Question.objects.select_related("visit").get(pk=payload["question"])
    if question.answered_at or not settings.SUPPORT_EMAIL:
        return
    with translation.override(settings.LANGUAGE_CODE):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("questions:edit", args=[question.pk])
        _send("late", settings.SUPPORT_EMAIL, _("Not answered in time: %(visit)s"), question, address)


def _send(template: str, to: str, subject: str, question: Question, address: str) -> None:
    context = {"question": question, "address": address, "site_name": settings.SITE_NAME}
    text = render_to_string(f"tourism/mail/{template}.txt", context)
    send_mail(" ".join((subject % {"visit": question.visit.name}).split()), text, None, [to])


def register() -> None:
    """Enter all three kinds of work with the outbox."""
    register_handler("tourism.question_asked", tell_coordinator)
    register_handler("tourism.question_answered", tell_asker)
    register_handler("tourism.question_late", tell_operator)
