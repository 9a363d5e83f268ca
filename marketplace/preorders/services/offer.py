"""A village opens a preorder, changes what is left of it, and closes it. Prices in CNY with two decimals."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.harvest.locks import lock_crop, lock_preorder
from marketplace.harvest.models import Preorder
from marketplace.placement.locks import lock_stock
from marketplace.preorders.exceptions import CropNotSold, PreorderOpen, WindowRefused
from marketplace.producers.services import set_price, set_stock

Product = get_model("catalogue", "Product")
ProductImage = get_model("catalogue", "ProductImage")
StockRecord = get_model("partner", "StockRecord")
LANGUAGES = {"zh_hans": "zh-hans", "en": "en"}
#: What a parcel weighs and a buyer reads is that of the crop.
FACTS = ("unit", "net_grams", "pieces", "weight_grams", "is_discountable")
TEXTS = ("content", "maker", "storage")


def lock_with_stock(*, preorder: Preorder) -> Preorder:
    """Return the preorder as it is now, its stock record locked before it: nobody orders or changes it meanwhile."""
    lock_stock(pks=StockRecord.objects.filter(product=preorder.product_id).values_list("pk", flat=True))
    return lock_preorder(pk=preorder.pk)


def refuse_window(*, arrives_from: date, arrives_until: date, closes_on: date) -> None:
    """Raise WindowRefused unless ordering ends before the promised days begin, and these are yet to come."""
    if not closes_on < arrives_from <= arrives_until or arrives_from <= timezone.localdate():
        raise WindowRefused


@transaction.atomic
def open_preorder(
    *, crop, arrives_from: date, arrives_until: date, closes_on: date, cap: int, price: Decimal
) -> Preorder:
    """Open a crop for preorder, `cap` of them at `price` (CNY) each, and return it.

    Raises WindowRefused, CropNotSold when no village sells the crop, PreorderOpen when one is open already; then
    nothing is written.
    """
    refuse_window(arrives_from=arrives_from, arrives_until=arrives_until, closes_on=closes_on)
    record = crop.stockrecords.select_related("partner__producer").first()
    if crop.parent_id or record is None or not hasattr(record.partner, "producer"):
        raise CropNotSold
    lock_crop(pk=crop.pk)
    if Preorder.objects.filter(crop=crop, status=Preorder.Status.OPEN).exists():
        raise PreorderOpen
    product = _variant(crop)
    StockRecord.objects.bulk_create(
        [
            StockRecord(
                product=product,
                partner=record.partner,
                partner_sku=f"preorder-{product.pk}",
                price_currency="CNY",
                price=price,
                num_in_stock=cap,
            )
        ]
    )
    return Preorder.objects.create(
        crop=crop, product=product, arrives_from=arrives_from, arrives_until=arrives_until, closes_on=closes_on
    )


def _variant(crop):
    """Return the product as which the preorder is sold. It is in no list, so nothing has to hear of it."""
    texts = {f"{name}_{field}": getattr(crop, f"{name}_{field}") for name in TEXTS for field in LANGUAGES}
    for field, language in LANGUAGES.items():
        title = getattr(crop, f"title_{field}") or crop.get_title()
        with translation.override(language):
            texts[f"title_{field}"] = _("%(title)s (preorder)") % {"title": title[:200]}
    number = crop.preorders.count() + 1
    product = Product(
        structure=Product.CHILD,
        parent=crop,
        slug=f"{crop.slug[:200]}-preorder-{number}",
        **{name: getattr(crop, name) for name in FACTS},
        **texts,
    )
    Product.objects.bulk_create([product])
    for image in crop.images.order_by("display_order")[:1]:
        ProductImage.objects.create(product=product, original=image.original.name, caption=image.caption)
    return product


@transaction.atomic
def change_preorder(
    *, preorder: Preorder, cap: int, price: Decimal, closes_on: date, seen: int | None = None
) -> Preorder:
    """Write how many may be ordered in all but those packed, what one costs from now on, and the last day to order.

    `seen` is the number the shop manager saw. A closed one opens again while its days are still to come. Returns the
    preorder. Raises StockReserved or StockMoved (marketplace.producers.exceptions), WindowRefused, PreorderOpen.
    """
    preorder = lock_with_stock(preorder=preorder)
    if preorder.status == Preorder.Status.FAILED or not closes_on < preorder.arrives_from:
        raise WindowRefused
    others = Preorder.objects.filter(crop=preorder.crop_id, status=Preorder.Status.OPEN).exclude(pk=preorder.pk)
    if others.exists():
        raise PreorderOpen
    set_stock(product=preorder.product, stock=cap, seen=seen)
    set_price(product=preorder.product, price=price)
    preorder.closes_on = closes_on
    preorder.status = Preorder.Status.OPEN if timezone.localdate() <= closes_on else Preorder.Status.CLOSED
    preorder.save(update_fields=["closes_on", "status"])
    return preorder


@transaction.atomic
def close_preorder(*, preorder: Preorder) -> Preorder:
    """Take no more orders; those that are there stand. Returns it; one that failed stays so."""
    preorder = lock_preorder(pk=preorder.pk)
    if preorder.status == Preorder.Status.OPEN:
        preorder.status = Preorder.Status.CLOSED
        preorder.save(update_fields=["status"])
    return preorder
