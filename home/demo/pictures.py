"""Demo pictures: drawings turned into raster and passed through the pipeline photos go through."""

from pathlib import Path

import resvg_py
from django.core.files.base import ContentFile
from oscar.core.loading import get_model
from wagtail.models import Collection

from portal.images.models import CustomImage
from portal.images.services import make_safe

DRAWINGS = Path(__file__).parent / "pictures"


def raster(name: str) -> ContentFile:
    """Return the drawing `name`.svg as a picture file, made safe like an upload."""
    png = resvg_py.svg_to_bytes(svg_path=str(DRAWINGS / f"{name}.svg"))
    return make_safe(ContentFile(bytes(png), name=f"{name}.png"))


def picture(name: str, *, alt: str = "", collection: Collection | None = None) -> CustomImage | None:
    """Return the page picture of a drawing, made once; None when nobody drew it."""
    found = CustomImage.objects.filter(title=name).first()
    if found or not (DRAWINGS / f"{name}.svg").exists():
        return found
    image = CustomImage(title=name, description=alt, is_illustration=True, file=raster(name))
    image.collection = collection or Collection.get_first_root_node()
    image.save()
    return image


def give_product_picture(product, *, name: str, alt: str) -> None:
    """Give a product its drawing as its only picture, once."""
    if product.images.exists() or not (DRAWINGS / f"{name}.svg").exists():
        return
    get_model("catalogue", "ProductImage").objects.create(product=product, original=raster(name), caption=alt)
