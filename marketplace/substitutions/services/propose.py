"""A village offers other goods of its own for what it cannot send."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.exceptions import AlreadyPacked, NotPaidYet
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.payment import PAID_AT_HAND_OVER
from marketplace.consignments.services.move import lock_parcel
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.services import hold
from marketplace.placement.services.shrink import standing, worth
from marketplace.substitutions import letters
from marketplace.substitutions.exceptions import AlreadyOffered, BoxesStayWhole, NoTimeLeft, NotOwnGoods
from marketplace.substitutions.models import Substitution
from portal.payments.models import Attempt

Product = get_model("catalogue", "Product")


def goods_for(*, consignment: Consignment) -> QuerySet:
    """Return what this parcel's village has on sale and left to offer, by name.

    What is weighed when it is packed and what carries a deposit is not offered: the buyer is to read one price.
    `to_give` is how many there are, `each` the price of one (CNY).
    """
    free = F("stockrecords__num_in_stock") - Coalesce(F("stockrecords__num_allocated"), 0)
    own = Product.objects.filter(
        structure=Product.STANDALONE,
        is_public=True,
        product_class__track_stock=True,
        product_class__requires_shipping=True,
        stockrecords__partner=consignment.partner_id,
        stockrecords__price__isnull=False,
        stockrecords__jin_price__isnull=True,
        stockrecords__deposit=0,
    )
    return own.annotate(to_give=free, each=F("stockrecords__price")).filter(to_give__gt=0).order_by("title", "pk")


@transaction.atomic
def propose(
    *,
    consignment: Consignment,
    line_id: int,
    fewer: int,
    product,
    quantity: int,
    until: datetime,
    key: str,
    by=None,
    note: str = "",
) -> Substitution:
    """Offer the buyer `quantity` of the village's `product` for `fewer` pieces of an order line; return the offer.

    The goods are kept from now on, and the parcel is not packed before the answer. The buyer pays the market's price
    and never more than what is left out costs. The same `key` again changes nothing. Raises AlreadyPacked, NotPaidYet,
    MoreThanThereIs, AlreadyOffered, BoxesStayWhole, NotOwnGoods, NoTimeLeft or OutOfStock; then nothing is changed.
    """
    order, parcel = lock_parcel(consignment=consignment)
    found = Substitution.objects.filter(key=key).first()
    if found:
        return found
    packed = _line_of(order, parcel, line_id, fewer)
    record = _record_of(parcel, packed, product)
    if until <= timezone.now():
        raise NoTimeLeft
    full = record.price * quantity
    offer = Substitution.objects.create(
        consignment=parcel,
        line_id=line_id,
        fewer=fewer,
        product=product,
        quantity=quantity,
        full=full,
        price=min(full, price_of(packed=packed, fewer=fewer)),
        until=until,
        note=note[:200],
        key=key,
        made_by=by,
    )
    hold(stockrecord_id=record.pk, quantity=quantity, key=offer.held_key)
    Substitution.objects.mark(parcel.pk)
    letters.tell_offered(offer=offer)
    return offer


def price_of(*, packed: ConsignmentLine, fewer: int) -> Decimal:
    """Return what `fewer` pieces of a parcel's line cost the buyer (CNY), after discounts."""
    return worth(line=packed.line, left=standing(lines=[packed.line])[packed.line_id], fewer=fewer)


def _line_of(order, parcel: Consignment, line_id: int, fewer: int) -> ConsignmentLine:
    attempt = order.placement.attempt
    if parcel.status != Consignment.Status.TO_PACK:
        raise AlreadyPacked(number=parcel.number)
    if attempt.status == Attempt.Status.PROMISED and attempt.provider != PAID_AT_HAND_OVER:
        raise NotPaidYet(number=parcel.number)
    packed = parcel.lines.select_related("line").filter(line=line_id, quantity__gte=fewer).first()
    if packed is None or fewer < 1:
        raise MoreThanThereIs
    if packed.line.parts.exists():
        raise BoxesStayWhole
    if Substitution.objects.open().filter(line=line_id).exists():
        raise AlreadyOffered
    return packed


def _record_of(parcel: Consignment, packed: ConsignmentLine, product):
    """Return the stock record of what may be offered."""
    kind = product.get_product_class()
    plain = product.stockrecords.filter(price__isnull=False, jin_price__isnull=True, deposit=0)
    record = plain.filter(partner=parcel.partner_id).first()
    sent = product.is_public and not product.parent_id and kind.requires_shipping and kind.track_stock
    if record is None or not sent or product.pk == packed.line.product_id:
        raise NotOwnGoods
    return record
