"""A number that changes whenever a review or an answer does: part of the key of what is counted over them."""

from django.db.models.signals import post_delete, post_save

from portal.core.freshness import Version

waiting = Version("answers:waiting")


def follow(*models) -> None:
    """Renew the number whenever a row of these models is saved or deleted."""
    for model in models:
        for signal in (post_save, post_delete):
            signal.connect(waiting.renew, sender=model, dispatch_uid=f"answers.{model._meta.label}.{id(signal)}")
