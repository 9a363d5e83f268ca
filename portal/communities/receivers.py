"""The shelves' part when an account is erased."""

from django.dispatch import receiver

from portal.users.signals import account_erased


@receiver(account_erased)
def leave_shelves(sender, user, **kwargs) -> None:
    """The person minds no pickup point any more."""
    user.pickup_points.clear()
