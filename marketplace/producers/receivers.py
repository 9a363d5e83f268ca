"""Opens a shop for every village that is brought on."""

from django.dispatch import receiver

from marketplace.producers.services import open_shop
from portal.villages.signals import village_brought_on


@receiver(village_brought_on, dispatch_uid="producers.open_shop")
def open_shop_for_village(sender, village, **kwargs) -> None:
    """Give the new village its seller in the same transaction."""
    open_shop(village=village)
