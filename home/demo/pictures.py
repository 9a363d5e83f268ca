"""Demo pictures: drawings turned into raster and passed through the pipeline photos go through."""

from oscar.core.loading import get_model
from wagtail.models import Collection

from home.demo.content import Size, read, read_each, read_lists
from home.demo.darkroom import is_drawn, picture_file
from portal.images.models import CustomImage


def names_in(texts) -> list[str]:
    """Return the pictures that these texts name, in their order."""
    if isinstance(texts, list):
        return [name for part in texts for name in names_in(part)]
    if not isinstance(texts, dict):
        return []
    own = [texts["picture"]] if isinstance(texts.get("picture"), str) else []
    return own + [name for part in texts.values() for name in names_in(part)]


def goods_of(size: Size) -> list[dict]:
    """Return the texts of all products of a demo of this size, boxes last."""
    return [*read_lists("products", size.villages), *read_lists("boxes", size.villages)]


def missing_pictures(size: Size) -> list[str]:
    """Return the pictures of a demo of this size that the site does not have, in the order in which they are needed."""
    pages = [read("home"), *read_each("villages", size.villages), *read_each("communities", size.communities)]
    on_pages = set(CustomImage.objects.values_list("title", flat=True))
    shown = set(get_model("catalogue", "ProductImage").objects.values_list("product__upc", flat=True))
    goods = [row for row in goods_of(size) if row["code"] not in shown]
    return [name for name in names_in(pages) if name not in on_pages] + names_in(goods)


def picture(name: str, *, alt: str = "", collection: Collection | None = None) -> CustomImage | None:
    """Return the page picture of a drawing, made once; None when nobody drew it."""
    found = CustomImage.objects.filter(title=name).first()
    if found or not is_drawn(name):
        return found
    image = CustomImage(title=name, description=alt, is_illustration=True, file=picture_file(name))
    image.collection = collection or Collection.get_first_root_node()
    image.save()
    return image


def give_product_pictures(size: Size) -> None:
    """Give each product its drawing as its only picture, once."""
    Product = get_model("catalogue", "Product")
    for texts in goods_of(size):
        product = Product.objects.get(upc=texts["code"])
        if is_drawn(texts["picture"]) and not product.images.exists():
            file, alt = picture_file(texts["picture"]), texts["alt"]["zh"]
            get_model("catalogue", "ProductImage").objects.create(product=product, original=file, caption=alt)
            product.save()
