"""The tables' part when an account is erased."""

from django.dispatch import receiver

from marketplace.sheets.models import Sheet
from portal.users.signals import account_erased


@receiver(account_erased, dispatch_uid="sheets.forget")
def forget_files(sender, user, **kwargs) -> None:
    """Throw away what files the person sent; what they changed stays."""
    Sheet.objects.filter(owner=user).delete()
