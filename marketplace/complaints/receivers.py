"""The complaints' part when an account is erased."""

from django.dispatch import receiver

from marketplace.complaints.models import Complaint
from marketplace.complaints.services import forget_complaints
from portal.users.signals import account_erased


@receiver(account_erased, dispatch_uid="complaints.forget")
def forget_with_the_account(sender, user, **kwargs) -> None:
    forget_complaints(complaints=Complaint.objects.filter(consignment__order__user=user))
