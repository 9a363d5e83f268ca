"""Visitors' questions: asked on a visit's page, answered by the village's coordinator."""

from datetime import date, datetime, timedelta

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

#: So many working days a village has to answer; then the operator hears of it.
ANSWER_DAYS = 2


def working_days_on(start: datetime, days: int) -> datetime:
    """Return 18:00 (local time) of the working day, Monday to Friday, that lies so many after this moment."""
    day = timezone.localtime(start)
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day.replace(hour=18, minute=0, second=0, microsecond=0)


def escalate(*, now: datetime | None = None) -> str:
    """Tell the operators once of every question that was not answered by the promised moment; say how many."""
    now = now or timezone.now()
    found = Question.objects.late(now=now).filter(escalated_at=None)
    for question in found:
        _escalate(question, now)
    return f"{len(found)} questions told to the operator"


@transaction.atomic
def _escalate(question: Question, now: datetime) -> None:
    if not Question.objects.filter(pk=question.pk, escalated_at=None).update(escalated_at=now):
        return
    if settings.SUPPORT_EMAIL:
        outbox.send(key=f"question:{question.pk}:late", kind="tourism.question_late", payload={"question": question.pk})


@transaction.atomic
def ask_question(
    *,
    visit: Visit,
    name: str,
    contact: str,
    text: str,
    language: str,
    user=None,
    arrive: date | None = None,
    months: int | None = None,
    people: int | None = None,
    wants_trial: bool = False,
) -> Question:
    """Keep a visitor's question and tell each of the village's coordinators who can be written to; return it.

    `language` is the one the visitor reads; `user` is the signed-in asker, if any. With `months` it asks for a long
    stay from `arrive` on. An answer is promised within two working days.
    """
    question = Question.objects.create(
        visit=visit,
        name=name,
        contact=contact,
        text=text,
        language=language,
        asked_by=user,
        arrive=arrive,
        months=months,
        people=people,
        wants_trial=wants_trial,
        answer_by=working_days_on(timezone.now(), ANSWER_DAYS),
    )
    keepers = visit.village.memberships.filter(
        role=Membership.Role.COORDINATOR, user__email__gt="", user__is_active=True
    )
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
