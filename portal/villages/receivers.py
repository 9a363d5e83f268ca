"""Keeps in step with a village: who edits its pages, and what the search box finds them by."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.search import index

from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs
from portal.villages.models import Membership, Village
from portal.villages.services import seat_editors


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="villages.seat_editors")
def keep_editors(sender, instance: Membership, **kwargs) -> None:
    """Let whoever is made or unmade coordinator enter or leave the group of editors, however it was done."""
    village = Village.objects.filter(pk=instance.village_id).first()
    if village and not kwargs.get("raw"):
        seat_editors(village=village)


@receiver(post_save, sender=Village, dispatch_uid="villages.index_pages")
def index_pages(sender, instance: Village, **kwargs) -> None:
    """Let the text index know the village's pages anew: they are found by its name, county, people and landscape."""
    if not kwargs.get("raw"):
        for page in instance.pages.all():
            index.insert_or_update_object(page)


@receiver(account_erased, dispatch_uid="villages.leave")
def leave_villages(sender, user, **kwargs) -> None:
    """The person is in charge of no village any more."""
    forget_in_logs(user.memberships.all())
    user.memberships.all().delete()
