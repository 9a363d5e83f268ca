"""A product's pictures: several of them, in an order, each turned the right way."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from oscar.core.loading import get_model
from PIL import Image

from portal.images.services import make_safe

Product = get_model("catalogue", "Product")
ProductImage = get_model("catalogue", "ProductImage")
MOST_PICTURES = 8


class TooManyPictures(Exception):
    """The product has as many pictures as it may; `str()` says so to the shop manager."""

    def __str__(self) -> str:
        return _("A product has %(n)d pictures at most. Remove one first.") % {"n": MOST_PICTURES}


@transaction.atomic
def add_pictures(*, product, pictures: Iterable[ContentFile]) -> int:
    """Add pictures made by portal.images.services.make_safe after those there are; return how many.

    Raises TooManyPictures beyond eight of them, and then none is added.
    """
    pictures = list(pictures)
    # Two people who add at once wait for each other here.
    Product.objects.filter(pk=product.pk).update(date_updated=product.date_updated)
    if product.images.count() + len(pictures) > MOST_PICTURES:
        raise TooManyPictures
    last = product.images.aggregate(last=Max("display_order"))["last"]
    first = 0 if last is None else last + 1
    for place, picture in enumerate(pictures, start=first):
        caption = product.title_zh_hans or product.title
        ProductImage.objects.create(product=product, original=picture, caption=caption, display_order=place)
    return len(pictures)


@transaction.atomic
def put_first(*, image) -> None:
    """Show this picture on cards and at the head of the product's page."""
    others = [one for one in ProductImage.objects.filter(product=image.product_id) if one.pk != image.pk]
    for place, one in enumerate([image, *others]):
        if one.display_order != place:
            one.display_order = place
            one.save(update_fields=["display_order"])


@transaction.atomic
def turn_picture(*, image) -> None:
    """Turn a picture by a quarter to the right; the file is written anew, so that no browser shows the old one."""
    with image.original.open("rb") as file:
        picture = Image.open(file)
        kind = picture.format or "JPEG"
        turned, out = picture.transpose(Image.Transpose.ROTATE_270), BytesIO()
    turned.save(out, kind, **({"quality": 88} if kind in {"JPEG", "WEBP", "AVIF"} else {}))
    old = image.original.name
    image.original = make_safe(ContentFile(out.getvalue(), name=PurePath(old).name))
    image.save()
    _let_go(old)


@transaction.atomic
def remove_picture(*, image) -> None:
    """Take a picture off its product; Oscar deletes its file and closes the gap in the order."""
    # Read anew: Oscar saves every picture its product holds in memory, and would bring this one back.
    ProductImage.objects.get(pk=image.pk).delete()


def _let_go(name: str) -> None:
    """Delete a file after the commit when no picture uses it; copies made before they had their own share one."""

    def delete() -> None:
        if not ProductImage.objects.filter(original=name).exists():
            ProductImage._meta.get_field("original").storage.delete(name)

    transaction.on_commit(delete)
