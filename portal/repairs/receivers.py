"""Keeps the menu's count fresh, and forgets what an erased account said."""

from django.db.models.signals import post_delete, post_save

from portal.outbox.services import forget
from portal.repairs.models import Repair
from portal.repairs.services import forget_repairs_of
from portal.repairs.waiting import repairs_version
from portal.users.signals import account_erased


def register() -> None:
    """Listen."""
    post_save.connect(repairs_version.renew, sender=Repair, dispatch_uid="repairs.saved")
    post_delete.connect(repairs_version.renew, sender=Repair, dispatch_uid="repairs.deleted")
    account_erased.connect(forget_with_the_account, dispatch_uid="repairs.forget")


def forget_with_the_account(sender, user, **kwargs) -> None:
    """Take the person's words, photos and name out of their requests, and delete the letters about them."""
    for pk, slug, code in Repair.objects.of_person(user).values_list("pk", "community__slug", "code"):
        forget(words=[f"/office/repairs/{pk}/", f"/repairs/{slug}/{code}/"])
    forget_repairs_of(user=user)
