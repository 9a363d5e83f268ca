"""The questions' part when an account is erased."""

from django.db.models import Q, QuerySet
from django.dispatch import receiver
from django.urls import reverse

from portal.outbox.services import forget
from portal.tourism.models import Question
from portal.users.models import User
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs


def questions_of(user: User, contacts=()) -> QuerySet:
    """Return what this person asked, signed in or with a contact of theirs."""
    return Question.objects.filter(Q(asked_by=user) | Q(contact__in=contacts))


def contacts_of(user: User) -> list[str]:
    """Return the contacts this person gave with questions."""
    return list(Question.objects.filter(asked_by=user).values_list("contact", flat=True))


def personal_data(user: User) -> list[dict]:
    """Return what this person asked and what was answered, for "download my data"."""
    mine = Question.objects.filter(asked_by=user).select_related("visit").order_by("pk")
    return [
        {
            "visit": question.visit.name,
            "date": question.asked_at,
            "name": question.name,
            "contact": question.contact,
            "wish": question.wish,
            "text": question.text,
            "answer": question.answer,
        }
        for question in mine
    ]


@receiver(account_erased)
def forget_questions(sender, user, contacts, **kwargs) -> None:
    """Empty the person's questions and their answers, and delete the mail about them; that one asked stays."""
    mine = questions_of(user, contacts)
    forget_in_logs(mine)
    forget(words=[reverse("questions:edit", args=[pk]) for pk in mine.values_list("pk", flat=True)])
    mine.update(name="", contact="", text="", answer="", asked_by=None, arrive=None, months=None, people=None)
