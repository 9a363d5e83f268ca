"""A village makes a box of its own products, or changes what is in one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model
from wagtail.search import index

from marketplace.boxes.exceptions import BoxTooSmall, PartRefused, PartTwice
from marketplace.boxes.locks import lock_box
from marketplace.boxes.models import BoxPart
from marketplace.boxes.services.follow import follow_parts
from marketplace.catalogue.boxes import BOX
from marketplace.catalogue.units import Unit
from marketplace.producers.locks import lock_stock
from marketplace.producers.models import ProducerProfile
from marketplace.producers.services import save_product
from marketplace.producers.versions import forget_counts

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@dataclass(frozen=True)
class Content:
    """So many of one product in each box."""

    part: Any
    quantity: int


def box_class():
    """Return the class of boxes: sent, but not counted, since their parts are."""
    defaults = {"name": _("Boxes"), "requires_shipping": True, "track_stock": False}
    return get_model("catalogue", "ProductClass").objects.get_or_create(slug=BOX, defaults=defaults)[0]


@transaction.atomic
def save_box(
    *,
    producer: ProducerProfile,
    contents: Iterable[Content],
    fields: Mapping[str, object],
    price: Decimal,
    box=None,
    category=None,
    picture: ContentFile | None = None,
):
    """Write a new box (without `box`) or an existing one of this producer with what is in it, and return it.

    `price` is that of the box (CNY), whatever its parts cost; `fields`, `category` and `picture` are as for
    save_product(). Weight and season follow from the parts. Orders that were placed keep what was in their boxes.
    Raises BoxRefused, and then nothing is written.
    """
    contents = list(contents)
    _refuse(producer, contents, records=_locked(contents, box))
    if box is not None:
        box = lock_box(pk=box.pk)
    box = box or Product(product_class=box_class(), structure=Product.STANDALONE, unit=Unit.BOX)
    saved = save_product(
        producer=producer,
        product=box,
        fields=fields,
        price=price,
        stock=None,
        category=category,
        picture=picture,
    )
    _fill(saved, contents)
    follow_parts(box=saved)
    index.insert_or_update_object(Product.objects.get(pk=saved.pk))
    transaction.on_commit(forget_counts)
    return saved


def _locked(contents: list[Content], box) -> dict:
    """Return the stock records of parts and box by product, locked: none becomes what cannot be in a box meanwhile."""
    products = [content.part.pk for content in contents] + ([box.pk] if box is not None else [])
    locked = lock_stock(pks=StockRecord.objects.filter(product__in=products).values_list("pk", flat=True))
    return {record.product_id: record for record in locked.values()}


def _refuse(producer: ProducerProfile, contents: list[Content], records: Mapping) -> None:
    seen = set()
    for content in contents:
        part = content.part
        if part.pk in seen:
            raise PartTwice(title=part.get_title(), part_id=part.pk)
        seen.add(part.pk)
        why = why_not(part=part, record=records.get(part.pk), producer=producer)
        if why:
            raise PartRefused(title=part.get_title(), part_id=part.pk, why=why)
    if sum(content.quantity for content in contents) < 2:
        raise BoxTooSmall


def why_not(*, part, record, producer: ProducerProfile) -> str:
    """Return why a product cannot go into a box of this producer, one of PartRefused.WHY; "" if it can."""
    if record is None or record.partner_id != producer.partner_id:
        return "other_village"
    if part.is_box:
        return "is_box"
    kind = part.get_product_class()
    if not kind.requires_shipping or part.structure == Product.PARENT:
        return "date"
    if part.structure != Product.STANDALONE:
        return "preorder"
    if record.jin_price is not None:
        return "by_weight"
    if record.deposit:
        return "deposit"
    if not part.is_public or record.price is None:
        return "not_on_sale"
    return "" if kind.track_stock and record.num_in_stock is not None else "not_counted"


def _fill(box, contents: list[Content]) -> None:
    """Let the box hold just this; the rows of what stays in it stay."""
    kept = [content.part.pk for content in contents]
    BoxPart.objects.filter(box=box).exclude(part__in=kept).delete()
    for position, content in enumerate(contents):
        fields = {"quantity": content.quantity, "position": position}
        BoxPart.objects.update_or_create(box=box, part=content.part, defaults=fields)
    box.__dict__.pop("card_box", None)
