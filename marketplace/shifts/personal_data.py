"""The shifts' part of "download my data". Who closes the account is taken off what is still to come."""

from django.db.models import F

from marketplace.shifts.models import Hand
from portal.users.models import User
from portal.users.personal_data import register_personal_data
from portal.users.signals import account_erased


def register() -> None:
    """Enter the collector."""
    register_personal_data("picking_shifts", shifts)
    account_erased.connect(forget, dispatch_uid="shifts.forget")


def forget(sender, user: User, **kwargs) -> None:
    """Take a person whose account is erased off every shift, past ones too: the row would name nobody."""
    Hand.objects.filter(user=user).delete()


def shifts(user: User) -> list[dict]:
    """Return the shifts this person is or was on."""
    found = Hand.objects.filter(user=user).order_by("pk")
    return list(
        found.values("at", crop=F("shift__crop__title"), day=F("shift__day"), village=F("shift__village__name"))
    )
