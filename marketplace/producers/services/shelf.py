"""What stands on a village's shelf: stock, texts, picture, and with them the price. Prices in CNY with two decimals.

A price is for one, and for 500 g of what is charged by weight.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import HARVEST
from marketplace.producers.exceptions import NoStockOfItsOwn, StockMoved, StockReserved
from marketplace.producers.locks import lock_stock
from marketplace.producers.models import ProducerProfile
from marketplace.producers.services.prices import AS_IT_IS, set_deposit, set_price, terms_of
from marketplace.producers.services.telling import tell
from portal.core.slugs import slug_from

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")
StockRecord = get_model("partner", "StockRecord")
MOST_ORDERS = 8
#: A new product's village is warned when fewer than so many can be sold, until it says otherwise.
WARN_BELOW = 5
TEXTS = ("title", "description", "taste", "content", "maker", "storage")
FACTS = ("unit", "net_grams", "pieces", "weight_grams", *HARVEST, "product_class", "is_discountable")


def produce_class():
    """Return the class of things that are counted and sent."""
    defaults = {"name": _("Produce and craft"), "requires_shipping": True, "track_stock": True}
    return get_model("catalogue", "ProductClass").objects.get_or_create(slug="produce", defaults=defaults)[0]


@transaction.atomic
def set_public(*, products: Iterable, is_public: bool) -> int:
    """Put products on sale or take them off it; return how many changed. Orders already placed keep theirs."""
    changed = [product for product in products if product.is_public != is_public]
    for product in changed:
        product.is_public = is_public
        product.save(update_fields=["is_public", "date_updated"])
    return len(changed)


@transaction.atomic
def set_stock(*, product, stock: int | None, seen: int | None = None) -> None:
    """Write how many of a product the village holds, those reserved for orders included.

    `seen` is the stock the writer saw; left out, it is not compared. The update itself says no, so it holds against
    buyers and packers at the same moment. Raises StockMoved when the stock is no longer `seen`, StockReserved when
    more than `stock` is reserved, NoStockOfItsOwn for a box.
    """
    record = product.stockrecords.get()
    if stock == seen:
        return
    if product.is_box:
        raise NoStockOfItsOwn(title=product.get_title())
    rows = StockRecord.objects.filter(pk=record.pk)
    free = Q(num_allocated__lte=stock) | Q(num_allocated=None)
    same = Q() if seen is None else Q(num_in_stock=seen)
    if not rows.filter(free, same).update(num_in_stock=stock):
        record.refresh_from_db()
        if seen is not None and record.num_in_stock != seen:
            raise StockMoved(title=product.get_title(), now=record.num_in_stock)
        raise StockReserved(
            title=product.get_title(), reserved=record.num_allocated, orders=reserved_orders(record=record)
        )
    tell(record, "num_in_stock")


@transaction.atomic
def set_warning(*, product, below: int) -> None:
    """Say below how many that can be sold the village is warned; 0: never."""
    record = product.stockrecords.get()
    if record.low_stock_threshold != below:
        StockRecord.objects.filter(pk=record.pk).update(low_stock_threshold=below)
        tell(record, "low_stock_threshold")


def reserved_orders(*, record) -> list[str]:
    """Return the numbers of the first orders that hold goods of a stock record, alone or in boxes, the oldest first."""
    holds = Q(stockrecord=record.pk) | Q(parts__stockrecord=record.pk)
    lines = get_model("order", "Line").objects.filter(holds, num_allocated__gt=0).order_by("order__date_placed")
    return list(lines.values_list("order__number", flat=True).distinct()[:MOST_ORDERS])


@transaction.atomic
def save_product(
    *,
    producer: ProducerProfile,
    product=None,
    fields: Mapping[str, object],
    category=None,
    price: Decimal,
    stock: int | None,
    seen_stock: int | None = None,
    warn_below: int | None = None,
    picture: ContentFile | None = None,
    most_grams: int | None = AS_IT_IS,
    deposit: Decimal | None = None,
):
    """Write a new product (without `product`) or an existing one of this producer, and return it.

    `fields` are the product's own fields by name; `picture` is a file from portal.images.services.make_safe and
    takes the first picture's place; `price` and `most_grams` as set_price() takes them; `stock` is None for a box,
    which has none of its own; `warn_below` and `deposit` (CNY for one) stay as they are when left out. Raises
    ShelfRefused, and then nothing is written.
    """
    product = product or Product(product_class=produce_class(), structure=Product.STANDALONE)
    if product.pk:  # stock records are locked before products, here as in the table
        lock_stock(pks=StockRecord.objects.filter(product=product.pk).values_list("pk", flat=True))
    for name, value in fields.items():
        setattr(product, name, value)
    if not product.slug:
        product.slug = slug_from(product.title_zh_hans or product.title, "product")
    product.save()
    if product.stockrecords.exists():
        set_price(product=product, price=price, most_grams=most_grams)
        set_stock(product=product, stock=stock, seen=seen_stock)
    else:
        terms = terms_of(price=price, most_grams=most_grams or None)
        _open_record(product, producer, terms, stock)
    if warn_below is not None:
        set_warning(product=product, below=warn_below)
    if deposit is not None:
        set_deposit(product=product, deposit=deposit)
    if category:
        _put_on(product, category)
    if picture:
        _give_picture(product, picture)
    return product


def _open_record(product, producer: ProducerProfile, terms: Mapping[str, object], stock: int | None) -> None:
    StockRecord.objects.create(
        product=product,
        partner=producer.partner,
        partner_sku=f"{producer.village.slug}-{product.pk}",
        price_currency="CNY",
        num_in_stock=stock,
        low_stock_threshold=_threshold(stock),
        **terms,
    )


def _threshold(stock: int | None) -> int | None:
    """Return below how many a new product's village is warned: who begins with three wants no letter that they are few.

    What has no stock of its own is never low.
    """
    if stock is None:
        return None
    return stock if 0 < stock < WARN_BELOW else WARN_BELOW


def _put_on(product, category) -> None:
    ProductCategory.objects.filter(product=product).exclude(category=category).delete()
    ProductCategory.objects.get_or_create(product=product, category=category)


def _give_picture(product, picture: ContentFile) -> None:
    image = product.images.order_by("display_order").first()
    image = image or get_model("catalogue", "ProductImage")(product=product)
    image.original, image.caption = picture, product.title_zh_hans or product.title
    image.save()


@transaction.atomic
def copy_product(*, product):
    """Return a copy of a product: hidden, none in stock, same texts, facts, price, shelf and pictures.

    Of a box too, with nothing in it yet: marketplace/boxes fills it.
    """
    languages = ("zh_hans", "en")
    names = [*FACTS, *(f"{name}_{language}" for name in TEXTS for language in languages)]
    fields = {name: getattr(product, name) for name in names} | {"is_public": False}
    for language in languages:
        title = getattr(product, f"title_{language}")
        with translation.override(language.replace("_", "-")):
            fields[f"title_{language}"] = title and _("%(title)s (copy)") % {"title": title[:200]}
    record = product.stockrecords.select_related("partner__producer__village").get()
    copy = save_product(
        producer=record.partner.producer,
        fields=fields,
        category=product.categories.first(),
        price=record.asked_price,
        most_grams=record.most_grams,
        deposit=record.deposit,
        stock=None if product.is_box else 0,
        warn_below=record.low_stock_threshold,
    )
    for image in product.images.order_by("display_order"):
        _copy_picture(image, copy)
    return copy


def _copy_picture(image, product) -> None:
    """Give a product a file of its own: Oscar deletes that of a picture which is removed, whoever else shows it."""
    try:
        with image.original.open("rb") as file:
            picture = ContentFile(file.read(), name=PurePath(image.original.name).name)
    except OSError:
        return
    product.images.create(original=picture, caption=image.caption, display_order=image.display_order)
