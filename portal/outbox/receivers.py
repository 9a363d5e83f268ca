"""The outbox's part when an account is erased."""

from django.db.models import Q
from django.dispatch import receiver

from portal.outbox.models import Message, SentMail
from portal.users.signals import account_erased


@receiver(account_erased)
def forget_mail(sender, user, **kwargs) -> None:
    """Delete what was sent, or is still to be sent, to the person's address."""
    if user.email:
        SentMail.objects.filter(to__iexact=user.email).delete()
        Message.objects.filter(Q(payload__to=user.email) | Q(payload__to=[user.email])).delete()
