"""Visitors' questions: asked on a visit's page, answered by the village's coordinator."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from portal.core.admin_scope import is_operator
from portal.outbox import services as outbox
from portal.tourism.models import Question, Visit
from portal.users.contacts import is_email
from portal.villages.models import Membership


@transaction.atomic
def ask_question(*, visit: Visit, name: str, contact: str, text: str, language: str, user=None) -> Question:
    """Keep a visitor's question and tell each of the village's coordinators who has an e-mail; return it.

    `language` is the one the visitor reads; `user` is the signed-in asker, if any.
    """
    question = Question.objects.create(
        visit=visit, name=name, contact=contact, text=text, language=language, asked_by=user
    )
    keepers = visit.village.memberships.filter(role=Membership.Role.COORDINATOR, user__email__gt="")
    for pk in keepers.values_list("user_id", flat=True):
        outbox.send(
            key=f"question:{question.pk}:asked:{pk}",
            kind="tourism.question_asked",
            payload={"question": question.pk, "user": pk},
        )
    return question


@transaction.atomic
def answer_question(*, question: Question, answer: str, user) -> Question:
    """Write or correct the answer and send it to the asker when the contact is an e-mail; return the question.

    Raises PermissionDenied unless the user coordinates that village or is an operator, ValidationError when the
    answer is empty.
    """
    if not is_operator(user) and not Question.objects.for_keeper(user).filter(pk=question.pk).exists():
        raise PermissionDenied
    if not answer.strip():
        raise ValidationError({"answer": Question._meta.get_field("answer").error_messages["blank"]})
    question.answer, question.answered_by, question.answered_at = answer.strip(), user, timezone.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    if is_email(question.contact):
        outbox.send(
            key=f"question:{question.pk}:answered:{question.answered_at.isoformat()}",
            kind="tourism.question_answered",
            payload={"question": question.pk},
        )
    return question


def private_address(question: Question) -> str:
    """Return the full address at which the asker reads the answer."""
    with translation.override(question.language):
        return settings.WAGTAILADMIN_BASE_URL + reverse("tourism:question", args=[question.token])
