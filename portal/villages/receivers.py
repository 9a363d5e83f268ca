"""Whoever is made or unmade coordinator enters or leaves the group of editors, however it was done."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from portal.villages.models import Membership, Village
from portal.villages.services import seat_editors


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="villages.seat_editors")
def keep_editors(sender, instance: Membership, **kwargs) -> None:
    village = Village.objects.filter(pk=instance.village_id).first()
    if village and not kwargs.get("raw"):
        seat_editors(village=village)
