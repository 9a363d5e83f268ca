"""The buyer changes where an order goes and who is called, while nothing of it is packed."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.exceptions import DearerThere, TooLateToChange
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.services.shorten import Coming, take_out
from marketplace.consignments.signals import delivery_changed
from marketplace.placement.exceptions import PointClosed
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.models import Adjustment
from marketplace.placement.services import shrink
from marketplace.placement.services.shrink import NOTHING, standing
from marketplace.producers.charges import quote
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.communities.models import PickupPoint
from portal.payments import services as payments

S = Consignment.Status


@dataclass(frozen=True)
class Wanted:
    """Who is called and where it goes: a pickup point, or an address (`province` is a GB/T 2260 code)."""

    name: str
    phone: str
    note: str = ""
    point: PickupPoint | None = None
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""


def is_changeable(*, order, parcels: Iterable[Consignment]) -> bool:
    """Say whether the buyer may still change where it goes: nothing is packed yet, and something is to come."""
    standing_ones = [parcel for parcel in parcels if parcel.status != S.CANCELLED]
    return order.status == "placed" and bool(standing_ones) and all(p.status == S.TO_PACK for p in standing_ones)


def change_delivery(*, order, wanted: Wanted, key: str, by=None) -> Delivery:
    """Change an order's contact, note, and pickup point or address, and return the delivery; the way stays the same.

    Where another province costs less to send to, the difference goes back; where it costs more, DearerThere is raised:
    nobody is charged again. The same `key` gives money back once. Raises TooLateToChange, PointClosed, DearerThere or
    DeliveryUnavailable; then nothing is changed. Never call it in a transaction.
    """
    delivery = _change(order, wanted, key, by)
    payments.send_refunds(attempt=order.placement.attempt)
    return delivery


@transaction.atomic
def _change(order, wanted: Wanted, key: str, by) -> Delivery:
    order, _attempt = lock_order_and_attempt(pk=order.pk)
    parcels = list(order.consignments.order_by("pk"))
    if not is_changeable(order=order, parcels=parcels):
        raise TooLateToChange
    delivery = Delivery.objects.get(order=order)
    if delivery.method == Delivery.Method.PICKUP:
        if wanted.point is None or not wanted.point.is_active:
            raise PointClosed
        delivery.point = wanted.point
    elif delivery.method == Delivery.Method.HOME:
        _charge_anew(order, parcels, wanted.province, key, by)
        _write_address(order, wanted)
    delivery.name, delivery.phone, delivery.note = wanted.name, wanted.phone, wanted.note
    delivery.changed_at = timezone.now()
    delivery.save(update_fields=["point", "name", "phone", "note", "changed_at"])
    delivery_changed.send(sender=Delivery, delivery=delivery)
    return delivery


def _write_address(order, wanted: Wanted) -> None:
    address = order.shipping_address
    address.first_name, address.phone_number, address.notes = wanted.name, wanted.phone, wanted.note
    address.line1, address.line3, address.line4, address.state = (
        wanted.street,
        wanted.district,
        wanted.city,
        wanted.province,
    )
    address.save()


def _charge_anew(order, parcels: list[Consignment], province: str, key: str, by) -> None:
    """Give back what another province costs less; refuse one that costs more."""
    before = order.shipping_address.state
    if province == before:
        return
    for partner, mine in _by_village(parcels).items():
        charge = sum((parcel.charge for parcel in mine), NOTHING)
        then, now = (_price(partner, mine, where, charge) for where in (before, province))
        if now > then:
            raise DearerThere(more=now - then)
        off = min(charge, then - now)
        words = {"reason": Adjustment.Reason.BUYER, "key": f"moved:{key}:{partner}", "delivery": off, "by": by}
        if off and not Adjustment.objects.filter(key=words["key"]).exists():
            shrink(order=order, partner_id=partner, less={}, **words)
            take_out(parcel=mine[0], missing={}, delivery=off)


def _by_village(parcels: list[Consignment]) -> dict[int, list[Consignment]]:
    found: dict[int, list[Consignment]] = {}
    for parcel in parcels:
        if parcel.status != S.CANCELLED:
            found.setdefault(parcel.partner_id, []).append(parcel)
    return found


def _price(partner: int, parcels: list[Consignment], province: str, charge: Decimal) -> Decimal:
    """Return what the village asks for these parcels there, before offers; what was agreed where it no longer says."""
    lines = {held.line_id: held.line for parcel in parcels for held in parcel.lines.select_related("line__product")}
    left = standing(lines=lines.values())
    goods = [Coming(line.product, left[pk].quantity, left[pk].amount) for pk, line in lines.items()]
    try:
        prices = quote(
            lines_by_partner={partner: [each for each in goods if each.quantity]}, method="home", province=province
        )
    except DeliveryUnavailable:
        if province == parcels[0].order.shipping_address.state:  # its zones have changed since
            return charge
        raise
    return prices[partner]
