"""Transaction 1: what the buyer wants becomes theirs, for as long as they may take to pay."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_class

from marketplace.boxes.contents import Inside, contents_of
from marketplace.harvest.parcels import preorder_of
from marketplace.partner.gates import refusal
from marketplace.placement import snapshot
from marketplace.placement.choices import ON_SITE, Contact, Delivery
from marketplace.placement.exceptions import (
    BasketClosed,
    BasketEmpty,
    BoxNotForSale,
    DeliveryMissing,
    NotForSale,
    OutOfStock,
    PartOutOfStock,
    PaymentNotOffered,
    PointClosed,
    PriceMoved,
    VoucherGone,
)
from marketplace.placement.locks import Basket, StockRecord, allocate, freeze_basket, lock_stock
from marketplace.placement.models import Claim, Placement, Reservation
from marketplace.placement.pricing import Price, prepare, price
from marketplace.placement.signals import goods_reserved, payment_opened
from portal.payments.registry import offered, providers
from portal.payments.services import open_attempt

OrderNumberGenerator = get_class("order.utils", "OrderNumberGenerator")


def reserve(
    *,
    basket,
    contact: Contact,
    delivery: Delivery,
    provider: str,
    seen_total: Decimal,
    language: str,
    user=None,
    request_ip: str | None = None,
    return_url: str = "",
    on_phone: bool = False,
) -> Placement:
    """Freeze the basket, set its goods aside and open a payment attempt for `seen_total` (CNY); charge nothing.

    A basket that already has a live placement answers with that one, so posting again changes nothing. `provider`
    is a provider's code; `return_url`, with `{number}` for the attempt's number, is where it sends the buyer back.
    Raises a PlacementError or DeliveryUnavailable, and then everything is as before.
    """
    _refuse_choices(delivery, provider)
    found = _live(basket)
    if found:
        return found
    try:
        return _reserve(
            basket_id=basket.pk,
            contact=contact,
            delivery=delivery,
            provider=provider,
            seen_total=seen_total,
            language=language,
            user=user,
            request_ip=request_ip,
            return_url=return_url,
            on_phone=on_phone,
        )
    except BasketClosed:
        found = _live(basket)
        if found:
            return found
        raise
    except VoucherGone as gone:
        basket.vouchers.through.objects.filter(basket=basket.pk, voucher__code=gone.voucher_code).delete()
        raise


def _live(basket) -> Placement | None:
    live = Placement.objects.filter(basket=basket.pk).exclude(status=Placement.Status.RELEASED)
    return live.select_related("attempt", "order").first() if basket.pk else None


def _refuse_choices(delivery: Delivery, provider: str) -> None:
    known = next((known for known in offered() if known.code == provider), None)
    if known is None or (known.in_person and delivery.method != "pickup"):
        raise PaymentNotOffered
    if delivery.method == "pickup" and not (delivery.point and delivery.point.is_active):
        raise PointClosed


def _refuse_way(basket, delivery: Delivery, provider: str) -> None:
    """Refuse a way of delivery where nothing is delivered, or none where something is, and paying later for what must
    be paid at once."""
    if basket.is_shipping_required() == (delivery.method == ON_SITE):
        raise DeliveryMissing
    if providers()[provider].in_person and any(is_paid_at_once(line.product) for line in basket.all_lines()):
        raise PaymentNotOffered


def is_paid_at_once(product) -> bool:
    """Say whether nobody can pay for it at the pickup point: places on a date, and what is still to be harvested."""
    return not product.is_shipping_required or preorder_of(product) is not None


@transaction.atomic
def _reserve(*, basket_id, contact, delivery, provider, seen_total, language, user, request_ip, return_url, on_phone):
    if not basket_id:
        raise BasketEmpty
    if not freeze_basket(pk=basket_id):
        raise BasketClosed
    basket = prepare(basket=Basket.objects.get(pk=basket_id), user=user)
    basket.lines.filter(quantity=0).delete()
    if basket.is_empty:
        raise BasketEmpty
    _refuse_way(basket, delivery, provider)
    contents = contents_of(line.product for line in basket.all_lines())
    stock = set_aside(basket.all_lines(), contents)
    goods_reserved.send(sender=Placement, lines=basket.all_lines(), provider=provider)
    now = price(basket=basket, user=user, method=delivery.method, province=delivery.province)
    _refuse_other_total(now, seen_total)
    number = OrderNumberGenerator().order_number(basket)
    with translation.override(language):
        description = _("Order %(number)s") % {"number": number}
    attempt = open_attempt(
        provider=provider,
        amount=now.total,
        description=description,
        language=language,
        return_url=return_url,
        on_phone=on_phone,
        payer_address=request_ip,
    )
    kept = snapshot.take(
        basket=basket,
        contents=contents,
        price=now,
        contact=contact,
        delivery=delivery,
        language=language,
        user=user,
        order_number=number,
        request_ip=request_ip,
    )
    placement = Placement.objects.create(basket=basket, attempt=attempt, snapshot=kept)
    _write_down(placement, stock)
    payment_opened.send(sender=Placement, placement=placement, user=user)
    return placement


def set_aside(lines: Iterable, contents: Mapping[int, list[Inside]]) -> Counter:
    """Lock the stock behind these lines, allocate the sum of each record, and return the sums by stock record id.

    `contents` says what is in boxes, by product id: the parts' stock is taken, the box has none. All records, those of
    parts and those of goods alone, are locked together. Raises NotForSale or OutOfStock, which the caller lets roll its
    transaction back.
    """
    parts = {part.record for inside in contents.values() for part in inside}
    locked = lock_stock(pks=[*(line.stockrecord_id for line in lines), *parts])
    goods = _products_of(parts)
    wanted = Counter()
    for line in lines:
        _refuse_unsellable(line, locked[line.stockrecord_id])
        for pk, each in _taken_by(line, contents, locked, goods).items():
            wanted[pk] += each * line.quantity
    for pk in sorted(wanted):
        if wanted[pk] > locked[pk].net_stock_level:
            raise _out_of_stock(lines, contents, locked[pk])
    short = allocate(quantities=wanted)
    if short is not None:
        locked[short].refresh_from_db()
        raise _out_of_stock(lines, contents, locked[short])
    return wanted


def _products_of(records: Iterable[int]) -> dict:
    """Return the products of these stock records by its id, as they are now that the records are locked."""
    rows = StockRecord.objects.filter(pk__in=records).select_related("product") if records else ()
    return {record.pk: record.product for record in rows}


def _taken_by(line, contents: Mapping[int, list[Inside]], locked: Mapping, goods: Mapping) -> dict[int, int]:
    """Return how many of each stock record one of a line takes. Raises NotForSale for a box with a part off sale."""
    if line.product_id not in contents:
        return {line.stockrecord_id: 1} if line.product.get_product_class().track_stock else {}
    inside = contents[line.product_id]
    for part in inside:
        if part.record not in locked or not _is_fit(locked[part.record], goods[part.record], line):
            raise BoxNotForSale(title=line.product.get_title(), part=part.title, product_id=line.product_id)
    if not inside:
        raise NotForSale(title=line.product.get_title(), product_id=line.product_id)
    return {part.record: part.quantity for part in inside}


def _is_fit(record, product, line) -> bool:
    """Say whether a product may be sold as part of this line's box now."""
    plain = record.price is not None and record.jin_price is None and not record.deposit
    return (
        plain
        and record.num_in_stock is not None
        and product.is_public
        and record.partner_id == line.stockrecord.partner_id
    )


def _refuse_unsellable(line, record) -> None:
    product = line.product
    public = product.is_public and (product.parent is None or product.parent.is_public)
    sold_by_village = record.product_id == product.pk and hasattr(record.partner, "producer")
    if not (public and sold_by_village) or record.price is None or refusal(product):
        raise NotForSale(title=product.get_title(), product_id=product.pk)


def _out_of_stock(lines: Iterable, contents: Mapping[int, list[Inside]], record) -> OutOfStock:
    """Return what to say of a record that has not so many: of the goods alone, or of the part and its box."""
    left = max(record.net_stock_level, 0)
    for line in lines:
        part = next((part for part in contents.get(line.product_id, ()) if part.record == record.pk), None)
        if part:
            box = line.product
            return PartOutOfStock(title=part.title, left=left, product_id=box.pk, box=box.get_title())
    product = next(line.product for line in lines if line.stockrecord_id == record.pk)
    return OutOfStock(title=product.get_title(), left=left, product_id=product.pk)


def _refuse_other_total(now: Price, seen_total: Decimal) -> None:
    if now.total != seen_total:
        if now.lost_vouchers:
            raise VoucherGone(voucher_code=now.lost_vouchers[0])
        raise PriceMoved(old=seen_total, new=now.total)


def _write_down(placement: Placement, stock: Counter) -> None:
    Reservation.objects.bulk_create(
        Reservation(placement=placement, stockrecord_id=pk, quantity=quantity) for pk, quantity in stock.items()
    )
    Claim.objects.bulk_create(
        Claim(
            placement=placement,
            offer_id=kept["offer"],
            voucher_id=kept["voucher"],
            times=kept["times"],
            discount=Decimal(kept["discount"]),
        )
        for kept in placement.snapshot["offers"]
    )
