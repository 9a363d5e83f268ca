"""Follows event pages: what is published moves its gathering."""

from wagtail.signals import page_published

from portal.culture.models import EventPage
from portal.gatherings.services.keeping import follow_page


def register() -> None:
    """Listen."""
    page_published.connect(follow_published_page, sender=EventPage, dispatch_uid="gatherings.follow_page")


def follow_published_page(sender, instance, **kwargs) -> None:
    """Take the times of a page just published; an alias only repeats its original."""
    if not instance.alias_of_id:
        follow_page(page=instance)
