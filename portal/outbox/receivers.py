"""The outbox's part when an account is erased."""

from django.dispatch import receiver

from portal.outbox.services import forget
from portal.users.signals import account_erased


@receiver(account_erased)
def forget_mail(sender, user, contacts, **kwargs) -> None:
    """Delete what was sent, or is still to be sent, to the person or about them."""
    forget(words=contacts)
