"""Keeps in step with residencies: who edits a compound's pages, what waits, and what an erased account leaves."""

from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from django.utils import translation

from portal.outbox.services import forget
from portal.residents.models import Office, Residency, Staff
from portal.residents.services.forgetting import forget_resident
from portal.residents.services.offices import seat_staff
from portal.residents.waiting import residents_version, staff_version
from portal.users.models import User
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs


def register() -> None:
    """Listen."""
    post_save.connect(keep_seats, sender=Staff, dispatch_uid="residents.seat")
    post_delete.connect(keep_seats, sender=Staff, dispatch_uid="residents.unseat")
    post_save.connect(keep_all_seats, sender=Office, dispatch_uid="residents.seat_office")
    post_delete.connect(keep_all_seats, sender=Office, dispatch_uid="residents.unseat_office")
    for version, model in ((staff_version, Staff), (staff_version, Office), (residents_version, Residency)):
        for signal in (post_save, post_delete):
            signal.connect(version.renew, sender=model, dispatch_uid=f"{version.key}.{model.__name__}.{id(signal)}")
    account_erased.connect(leave_home, dispatch_uid="residents.forget")


def keep_seats(sender, instance: Staff, **kwargs) -> None:
    """Let whoever is employed or dismissed enter or leave the group of editors, however it was done."""
    user = User.objects.filter(pk=instance.user_id).first()
    if user and not kwargs.get("raw"):
        seat_staff(user=user)


def keep_all_seats(sender, instance: Office, **kwargs) -> None:
    """A compound that changes hands changes its editors."""
    if not kwargs.get("raw"):
        for user in User.objects.filter(property_jobs__isnull=False).distinct():
            seat_staff(user=user)


def leave_home(sender, user, **kwargs) -> None:
    """End the person's residencies and jobs; that somebody lived there stays, without a name."""
    for pk in Residency.objects.filter(user=user).values_list("pk", flat=True):
        with translation.override(None):
            forget(words=[request_path(pk)])
    forget_resident(user=user)
    forget_in_logs(user.property_jobs.all())
    for job in user.property_jobs.all():
        job.delete()


def request_path(pk: int) -> str:
    """Return the end of the address under which the office reads a request, the same in both languages."""
    return reverse("office:request", args=[pk]).split("/", 2)[2]
