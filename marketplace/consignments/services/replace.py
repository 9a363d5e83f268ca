"""Something else is put into a parcel for what is missing in it, once its buyer has agreed."""

from decimal import Decimal

from django.db import transaction

from marketplace.consignments.exceptions import AlreadyPacked
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.create import whole_line
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.services.shorten import Coming, saving, take_out
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.locks import lock_stock
from marketplace.placement.models import Adjustment, Held
from marketplace.placement.services import Instead, Less, shrink


@transaction.atomic
def put_instead(
    *, consignment: Consignment, line_id: int, fewer: int, instead: Instead, key: str, by=None, note: str = ""
) -> Adjustment:
    """Leave `fewer` of an order line out of a parcel and put what is kept `instead` into it; return what changed.

    The buyer pays what the new goods cost, never more than what is left out; price, delivery price, stock, books and
    money follow in this transaction, and the caller sends the refunds after it. The same `key` again changes nothing.
    Raises AlreadyPacked or MoreThanThereIs; then nothing is changed.
    """
    order, parcel = lock_parcel(consignment=consignment)
    found = Adjustment.objects.filter(key=key).first()
    if found:
        return found
    if parcel.status != Consignment.Status.TO_PACK:
        raise AlreadyPacked(number=parcel.number)
    packed = parcel.lines.select_related("line").filter(line=line_id, quantity__gte=fewer).first()
    if packed is None or fewer < 1:
        raise MoreThanThereIs
    held = Held.objects.select_related("stockrecord__product").get(key=instead.key)
    lock_stock(pks={held.stockrecord_id, packed.line.stockrecord_id} - {None})
    given = saving(consignment=parcel, missing={packed.pk: fewer}, coming=[_coming(held, instead.price)])
    adjustment = shrink(
        order=order,
        partner_id=parcel.partner_id,
        less={line_id: Less(fewer, given.goods[packed.pk])},
        reason=Adjustment.Reason.INSTEAD,
        key=key,
        delivery=given.delivery,
        by=by,
        note=note,
        instead=instead,
    )
    take_out(parcel=parcel, missing={packed.pk: fewer}, delivery=given.delivery)
    _put_in(parcel, adjustment)
    return adjustment


def _coming(held: Held, price: Decimal) -> Coming:
    return Coming(held.stockrecord.product, held.quantity, price)


def _put_in(parcel: Consignment, adjustment: Adjustment) -> ConsignmentLine:
    packed = whole_line(parcel=parcel, line=adjustment.instead)
    packed.save()
    return packed
