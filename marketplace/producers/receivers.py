"""Opens a shop for every village that is brought on, and knows which products pages tell of."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from marketplace.producers.services import keep_mentions, open_shop
from portal.villages.signals import village_brought_on


@receiver(village_brought_on, dispatch_uid="producers.open_shop")
def open_shop_for_village(sender, village, **kwargs) -> None:
    """Give the new village its seller in the same transaction."""
    open_shop(village=village)


@receiver(post_delete, sender=Page, dispatch_uid="producers.forget_mentions")
@receiver([page_published, page_unpublished], dispatch_uid="producers.keep_mentions")
def follow_text(sender, instance, **kwargs) -> None:
    """Let the mentions follow a text that appeared, changed or went."""
    if not instance.alias_of_id:
        keep_mentions(page_key=instance.translation_key)
