"""What can be done with an account."""

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.users.models import UserProfile

from portal.users.models import PhoneCode, User
from portal.users.phones import normalise_phone
from portal.users.signals import account_erased, contact_proven
from portal.users.traces import forget_in_logs, forget_sign_ins, known_contacts


class PhoneTaken(Exception):
    """Another account has this number and keeps it."""


@transaction.atomic
def change_profile(*, user: User, name: str, language: str) -> User:
    """Save name and language."""
    user.first_name, user.last_name = name.strip(), ""
    user.language = language
    user.save(update_fields=["first_name", "last_name", "language"])
    return user


@transaction.atomic
def change_phone(*, user: User, phone: str) -> User:
    """Save a number nobody has proven, empty for none. Raises ValueError when it is no number."""
    user.phone = normalise_phone(phone) if phone else None
    user.save(update_fields=["phone"])
    return user


@transaction.atomic
def prove_phone(*, user: User, phone: str) -> int:
    """Make this the person's number, as they answered from it; return how many earlier things it opened to them.

    Who only claimed the number loses it. Raises PhoneTaken when somebody else proved it too, or signs in with it alone.
    """
    other = User.objects.select_for_update().filter(phone=phone).exclude(pk=user.pk).first()
    if other and (other.has_proven_phone or not other.email):
        raise PhoneTaken
    if other:
        other.phone = None
        other.save(update_fields=["phone"])
    user.phone = user.proven_phone = phone
    user.save(update_fields=["phone", "proven_phone"])
    return tell_proven(user=user, phone=phone)


def tell_proven(*, user: User, phone: str = "", email: str = "") -> int:
    """Tell the rooms that this contact is really the person's; return how many things became visible to them."""
    answers = contact_proven.send(sender=User, user=user, phone=phone, email=email)
    return sum(int(found or 0) for _receiver, found in answers)


@transaction.atomic
def reset_password(*, user: User, phone: str, password: str) -> None:
    """Set a new password for somebody who answered from this number, which is proven by that."""
    get_adapter().set_password(user, password)
    prove_phone(user=user, phone=phone)
    password_reset.send(sender=User, request=None, user=user)


@transaction.atomic
def erase_account(*, user: User) -> None:
    """Remove everything that names this person and close the account for good.

    The row stays, empty, because orders and answers point to it; other rooms erase their part on
    `account_erased`.
    """
    contacts = known_contacts(user)
    account_erased.send(sender=User, user=user, contacts=contacts)
    forget_sign_ins(contacts)
    forget_in_logs([user])
    UserProfile.objects.filter(user=user).delete()
    PhoneCode.objects.filter(Q(user=user) | Q(phone=user.phone or "-")).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.email = user.phone = None
    user.first_name = user.last_name = user.proven_phone = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
