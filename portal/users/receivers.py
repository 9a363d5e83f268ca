"""What follows from allauth's news."""

from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from portal.users.services import tell_proven


@receiver(email_confirmed)
def tell_that_the_address_is_proven(sender, email_address, **kwargs) -> None:
    tell_proven(user=email_address.user, email=email_address.email)
