"""An order becomes parcels, one per village."""

import secrets
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, Delivery
from marketplace.producers.models import ProducerProfile

CODE_DIGITS = 6
#: A code is not given again so soon after its last parcel moved.
FREE_AFTER = timedelta(hours=1)


@transaction.atomic
def create_consignments(*, order, placement) -> list[Consignment]:
    """Make the order's delivery and one parcel per village from what the buyer agreed to; return the parcels.

    What is not sent, such as places on a date, is in none. Charges are CNY per village as in the placement's snapshot.
    Doing it twice returns the same parcels.
    """
    if Delivery.objects.filter(order=order).exists():
        return list(order.consignments.all())
    kept = placement.snapshot
    _write_delivery(order, kept)
    lines_by_partner = defaultdict(list)
    for line in order.lines.select_related("product__product_class", "product__parent__product_class"):
        if line.product.is_shipping_required:
            lines_by_partner[line.partner_id].append(line)
    days = dict(ProducerProfile.objects.filter(partner__in=lines_by_partner).values_list("partner", "pack_days"))
    parcels = []
    for position, partner in enumerate(sorted(lines_by_partner), start=1):
        charge = Decimal(kept["charges"].get(str(partner), "0"))
        parcel = Consignment.objects.create(
            number=f"{order.number}-{position}",
            order=order,
            partner_id=partner,
            charge=charge,
            pack_by=end_of_day(days.get(partner, 2)),
        )
        ConsignmentLine.objects.bulk_create(whole_line(parcel=parcel, line=line) for line in lines_by_partner[partner])
        ConsignmentEvent.objects.create(consignment=parcel, new_status=parcel.status)
        parcels.append(parcel)
    return parcels


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


def end_of_day(days: int):
    """Return 18:00 local time, `days` days from today."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=18, minute=0, second=0, microsecond=0)
