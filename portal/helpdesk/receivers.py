"""The letters' part when somebody asks for their data or erases the account."""

from django.db.models import Q, QuerySet
from django.dispatch import receiver

from portal.helpdesk.models import Inquiry
from portal.users.models import User
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs

SHOWN = ("asked_at", "topic", "order_number", "name", "contact", "text", "answered_at", "answer")


def letters_of(user: User, contacts=()) -> QuerySet:
    """Return what this person wrote, signed in or with a contact of theirs."""
    return Inquiry.objects.filter(Q(asked_by=user) | Q(contact__in=contacts))


def contacts_of(user: User) -> list[str]:
    """Return the contacts this person gave with letters."""
    return list(Inquiry.objects.filter(asked_by=user).values_list("contact", flat=True))


def written_by(user: User) -> list[dict]:
    """Return this person's letters and our answers."""
    return list(letters_of(user).values(*SHOWN))


@receiver(account_erased)
def forget_letters(sender, user, contacts, **kwargs) -> None:
    """Empty the person's letters and their answers; that one was written stays."""
    mine = letters_of(user, contacts)
    forget_in_logs(mine)
    mine.update(name="", contact="", text="", answer="", order_number="", asked_by=None)
