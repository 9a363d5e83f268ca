"""What names a person outside their account: contacts used elsewhere, and the logs that call rows by name."""

import re
from collections.abc import Callable, Iterable

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import ModelLogEntry

from portal.users.models import User
from portal.users.phones import readable_phone

#: An e-mail address, or a number long enough to be somebody's phone.
CONTACT = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|(\d\D?){7,}")

Collector = Callable[[User], Iterable[str]]
_collectors: list[Collector] = []


def register_contacts(collector: Collector) -> None:
    """Add a room that knows e-mail addresses or phone numbers a person gave there."""
    _collectors.append(collector)


def known_contacts(user: User) -> set[str]:
    """Return every e-mail address and phone number of this person, phones in each way we write them.

    What is neither is left out: mail is searched for these, and a contact such as "1" stands in everybody's. So is what
    belongs to another account: whoever types somebody else's number must not have their mail forgotten.
    """
    found = {user.email, user.phone, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    for collector in _collectors:
        found.update(collector(user))
    found = {contact.strip() for contact in found if contact and CONTACT.search(contact)}
    found -= _of_others(user, found)
    local = {contact.removeprefix("+86") for contact in found}
    return found | local | {readable_phone(contact) for contact in local}


def _of_others(user: User, contacts: set[str]) -> set[str]:
    """Return those of the contacts that another account signs in with, as they were typed."""
    phones = {contact: f"+86{contact.removeprefix('+86')}" for contact in contacts}
    others = User.objects.exclude(pk=user.pk)
    taken = set(others.filter(email__in=contacts).values_list("email", flat=True))
    addresses = EmailAddress.objects.exclude(user=user).filter(email__in=contacts, verified=True)
    taken.update(addresses.values_list("email", flat=True))
    numbers = set(others.filter(phone__in=phones.values()).values_list("phone", flat=True))
    return taken | {contact for contact, phone in phones.items() if phone in numbers}


def forget_in_logs(rows: Iterable[Model]) -> None:
    """Take the names of these rows out of both admins' logs; who did what and when stays."""
    for row in rows:
        about = {"content_type": ContentType.objects.get_for_model(row), "object_id": str(row.pk)}
        LogEntry.objects.filter(**about).update(object_repr="", change_message="")
        ModelLogEntry.objects.filter(**about).update(label="", data={})


def forget_sign_ins(contacts: Iterable[str]) -> None:
    """Delete who tried to sign in with these addresses and numbers."""
    for table in (AccessAttempt, AccessFailureLog, AccessLog):
        table.objects.filter(username__in=contacts).delete()
