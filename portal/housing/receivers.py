"""Keeps the menus' counts fresh, and the villages' pages, which show their houses."""

from django.db.models.signals import post_delete, post_save

from portal.core import freshness
from portal.housing.models import FalseReport, Listing, Message, Thread
from portal.housing.waiting import homes_version


def register() -> None:
    """Listen."""
    for model in (Listing, FalseReport, Thread, Message):
        for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
            uid = f"homes.{model._meta.model_name}.{name}"
            signal.connect(homes_version.renew, sender=model, dispatch_uid=uid)
    for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
        signal.connect(bump_villages, sender=Listing, dispatch_uid=f"homes.villages.{name}")


def bump_villages(sender, instance, **kwargs) -> None:
    """Let villages' pages be printed anew when one of their houses changes; compounds' parts are not remembered."""
    if instance.village_id:
        freshness.bump()
