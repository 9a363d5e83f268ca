"""An order becomes parcels, one per village and one per preorder."""

import secrets
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, Delivery
from marketplace.harvest.locks import lock_preorder
from marketplace.harvest.parcels import parcel_of
from marketplace.producers.models import ProducerProfile
from marketplace.producers.parcels import Parcel, ParcelKey, partner_of, rank

CODE_DIGITS = 6
EVENING = time(18, 0)
#: A code is not given again so soon after its last parcel moved.
FREE_AFTER = timedelta(hours=1)


@transaction.atomic
def create_consignments(*, order, placement) -> list[Consignment]:
    """Make the order's delivery and one parcel per village and preorder from what the buyer agreed to; return these.

    What is not sent, such as places on a date, is in none. Charges are CNY per village as in the placement's snapshot.
    Doing it twice returns the same parcels.
    """
    if Delivery.objects.filter(order=order).exists():
        return list(order.consignments.all())
    kept = placement.snapshot
    _write_delivery(order, kept)
    lines_by_parcel: dict[Parcel, list] = defaultdict(list)
    read = order.lines.select_related("product__product_class", "product__parent__product_class", "product__preorder")
    for line in read:
        if line.product.is_shipping_required:
            lines_by_parcel[parcel_of(line.product, line.partner_id)].append(line)
    partners = {partner_of(parcel) for parcel in lines_by_parcel}
    days = dict(ProducerProfile.objects.filter(partner__in=partners).values_list("partner", "pack_days"))
    return [
        _make(order, f"{order.number}-{position}", parcel, lines_by_parcel[parcel], days, kept)
        for position, parcel in enumerate(sorted(lines_by_parcel, key=rank), start=1)
    ]


def _make(order, number: str, parcel: Parcel, lines: list, days: dict[int, int], kept: dict) -> Consignment:
    """Make one parcel; a preorder's is due as its promise says now, under its lock, so that no move is missed."""
    partner = partner_of(parcel)
    preorder = lock_preorder(pk=parcel.preorder) if isinstance(parcel, ParcelKey) else None
    made = Consignment.objects.create(
        number=number,
        order=order,
        partner_id=partner,
        preorder=preorder,
        charge=_charge(parcel, kept),
        pack_by=evening_of(preorder.pack_on) if preorder else end_of_day(days.get(partner, 2)),
    )
    ConsignmentLine.objects.bulk_create(whole_line(parcel=made, line=line) for line in lines)
    ConsignmentEvent.objects.create(consignment=made, new_status=made.status)
    return made


def _charge(parcel: Parcel, kept: dict) -> Decimal:
    """Return what a parcel's delivery costs (CNY): a preorder's own, or what is left of its village's."""
    apart = {tuple(map(int, key.split(":"))): Decimal(charge) for key, charge in kept.get("preorders", {}).items()}
    if isinstance(parcel, ParcelKey):
        return apart.get(tuple(parcel), Decimal("0.00"))
    whole = Decimal(kept["charges"].get(str(parcel), "0"))
    return whole - sum((charge for (partner, _preorder), charge in apart.items() if partner == parcel), Decimal("0.00"))


def whole_line(*, parcel: Consignment, line) -> ConsignmentLine:
    """Return the row (not saved) that puts all of an order line into a parcel."""
    return ConsignmentLine(
        consignment=parcel,
        line=line,
        quantity=line.quantity,
        ordered=line.quantity,
        price=line.line_price_incl_tax,
    )


def _write_delivery(order, kept: dict) -> Delivery:
    chosen, contact = kept["delivery"], kept["contact"]
    return Delivery.objects.create(
        order=order,
        method=chosen["method"],
        point_id=chosen["point"],
        name=contact["name"],
        phone=contact["phone"],
        email=contact["email"],
        note=chosen["note"],
        language=kept["language"],
        pickup_code=free_code(),
    )


def free_code() -> str:
    """Return six digits that no order still under way has, nor one that may be under way again by an undo."""
    under_way = Q(order__status="placed") | Q(order__consignments__changed_at__gte=timezone.now() - FREE_AFTER)
    while True:
        code = "".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS))
        if not Delivery.objects.filter(under_way, pickup_code=code).exists():
            return code


def end_of_day(days: int) -> datetime:
    """Return 18:00 local time, `days` days from today."""
    return evening_of(timezone.localdate() + timedelta(days=days))


def evening_of(day: date) -> datetime:
    """Return 18:00 local time of a day: until then it is packed in time."""
    return timezone.make_aware(datetime.combine(day, EVENING))
