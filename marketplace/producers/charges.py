"""What each village charges for delivering its part of an order."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from marketplace.producers.exceptions import DeliveryUnavailable
from marketplace.producers.models import ProducerProfile
from marketplace.producers.parcels import Parcel, partner_of

FREE = Decimal("0.00")


def load_producers(*, partner_ids: Iterable[int]) -> dict[int, ProducerProfile]:
    """Return the producers of these partners, by partner id, with village, zones and bands: three queries."""
    producers = ProducerProfile.objects.filter(partner__in=list(partner_ids)).select_related("village", "partner")
    return {producer.partner_id: producer for producer in producers.prefetch_related("zones__bands")}


def quote(
    *,
    lines_by_partner: Mapping[Parcel, Sequence],
    method: str,
    province: str = "",
    producers: Mapping[int, ProducerProfile] | None = None,
) -> dict[Parcel, Decimal]:
    """Return the delivery price (CNY) of each partner's parcel.

    `lines_by_partner` maps partner ids to basket lines whose offers are applied, and the keys of preorders' parcels
    (parcels.py), each of which is weighed and charged by itself; `method` is "pickup" or "home";
    `province` is a GB/T 2260 code; `producers` spares the queries when load_producers() was called before. Pickup is
    free. At home it is the first band, by weight, of the zone that holds the province, and free from the village's
    threshold on. What is not sent, such as places on a date, weighs nothing and counts for nothing.
    Raises DeliveryUnavailable when no zone or band fits.
    """
    if method == "pickup":
        return {partner_id: FREE for partner_id in lines_by_partner}
    if producers is None:
        producers = load_producers(partner_ids=map(partner_of, lines_by_partner))
    return {
        parcel: _parcel_price(producers.get(partner_of(parcel)), lines, province)
        for parcel, lines in lines_by_partner.items()
    }


def _parcel_price(producer: ProducerProfile | None, lines: Sequence, province: str) -> Decimal:
    lines = [line for line in lines if line.product.is_shipping_required]
    if not lines:
        return FREE
    grams = sum(line.product.weight_grams * line.quantity for line in lines)
    goods = sum(line.line_price_incl_tax_incl_discounts for line in lines)
    for zone in producer.zones.all() if producer else ():
        if province not in zone.provinces:
            continue
        for band in zone.bands.all():
            if band.up_to_grams >= grams:
                free_from = producer.free_delivery_from
                return FREE if free_from is not None and goods >= free_from else band.price
    raise DeliveryUnavailable(village=str(producer.village) if producer else lines[0].stockrecord.partner.name)
