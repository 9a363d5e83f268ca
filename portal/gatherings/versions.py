"""A number that changes with what waits for hosts: photos to be shown, invitations to be answered."""

from django.db.models.signals import post_delete, post_save

from portal.core.freshness import Version
from portal.gatherings.models import Invitation, Photo

waiting_version = Version("gatherings:waiting")


def follow() -> None:
    """Renew the number whenever a photo or an invitation changes."""
    for model in (Photo, Invitation):
        for signal in (post_save, post_delete):
            uid = f"gatherings.{model.__name__}.{id(signal)}"
            signal.connect(waiting_version.renew, sender=model, dispatch_uid=uid)
