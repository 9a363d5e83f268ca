"""What can be done with an account."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile

from portal.users.models import User
from portal.users.phones import normalise_phone
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs, forget_sign_ins, known_contacts


@transaction.atomic
def change_profile(*, user: User, name: str, phone: str, language: str) -> User:
    """Save name, phone (empty for none) and language. Raises ValueError when the phone number is no number."""
    user.first_name, user.last_name = name.strip(), ""
    user.phone = normalise_phone(phone) if phone else None
    user.language = language
    user.save(update_fields=["first_name", "last_name", "phone", "language"])
    return user


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
    EmailAddress.objects.filter(user=user).delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.email = user.phone = None
    user.first_name = user.last_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.erased_at = timezone.now()
    user.set_unusable_password()
    user.save()
