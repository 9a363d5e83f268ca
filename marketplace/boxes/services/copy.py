"""A village makes next season's box from this one's."""

from django.db import transaction
from oscar.core.loading import get_model
from wagtail.search import index

from marketplace.boxes.models import BoxPart
from marketplace.producers.locks import lock_stock
from marketplace.producers.services import copy_product


@transaction.atomic
def copy_box(*, box):
    """Return a copy of a box: hidden, with the same contents, texts, price, shelf and pictures.

    A part that is off sale is copied too: the copy says so when it is saved, and cannot be sold before.
    """
    records = get_model("partner", "StockRecord").objects.filter(product__in_boxes__box=box)
    lock_stock(pks=records.values_list("pk", flat=True))
    copy = copy_product(product=box)
    parts = BoxPart.objects.filter(box=box).order_by("position", "pk")
    BoxPart.objects.bulk_create(
        BoxPart(box=copy, part_id=row.part_id, quantity=row.quantity, position=row.position) for row in parts
    )
    index.insert_or_update_object(get_model("catalogue", "Product").objects.get(pk=copy.pk))
    return copy
