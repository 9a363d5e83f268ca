"""Pictures of many pages at once, so that a list costs two queries however long it is."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from portal.images.models import CustomImage


def attach_pictures(pages: Iterable) -> list:
    """Load the pages' pictures with their renditions in two queries; return the pages as a list."""
    pages = list(pages)
    pictures = CustomImage.objects.in_bulk({page.picture_id for page in pages if page.picture_id})
    prefetch_related_objects(list(pictures.values()), "renditions")
    for page in pages:
        if page.picture_id:
            page.picture = pictures.get(page.picture_id)
    return pages


def attach_renditions(pages: Iterable) -> None:
    """Load the renditions of the pages' pictures, which came with the pages themselves, in one query."""
    prefetch_related_objects([page for page in pages if page.picture_id], "picture__renditions")


def load_renditions(images: Iterable) -> list:
    """Load the renditions of pictures in one query; return the pictures as a list, None where there was none."""
    images = list(images)
    prefetch_related_objects([image for image in images if image is not None], "renditions")
    return images
