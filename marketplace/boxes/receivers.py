"""Boxes follow what becomes of their parts: weight, season, and the names under which they are found."""

from django.db.models.signals import post_save
from oscar.core.loading import get_model
from wagtail.search import index

from marketplace.boxes.services.follow import FOLLOWING, follow_parts

#: What of a part a box shows in its own columns or is found by.
WATCHED = {*FOLLOWING, "title", "title_zh_hans", "title_en"}


def register() -> None:
    """Hear of every product that is saved."""
    post_save.connect(part_saved, sender=get_model("catalogue", "Product"), dispatch_uid="boxes.part_saved")


def part_saved(sender, instance, created, raw=False, update_fields=None, **kwargs) -> None:
    """Let the boxes a product is in follow it."""
    if created or raw or (update_fields and WATCHED.isdisjoint(update_fields)):
        return
    for box in sender.objects.filter(box_parts__part=instance.pk).order_by("pk"):
        follow_parts(box=box)
        index.insert_or_update_object(box)
