"""What is promised of a product before it is paid: packing, pickup, delivery, refund."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Min

from marketplace.producers.models import DeliveryBand
from portal.communities.models import PickupPoint
from portal.core.freshness import content_version
from portal.core.memory import remembered


@dataclass(frozen=True)
class Promise:
    """Days to pack; how many pickup points; the cheapest delivery of one piece (CNY), None when none is offered."""

    pack_days: int | None
    points: int
    delivery_from: Decimal | None
    free_from: Decimal | None


def promise_of(product) -> Promise:
    """Return the promise for one piece of a product; two queries, none once remembered."""
    producer = getattr(product.stockrecord.partner, "producer", None) if product.stockrecord else None
    points = remembered(PickupPoint.objects.filter(is_active=True).count, "points", content_version(), shared=True)
    if producer is None:
        return Promise(None, points, None, None)
    facts = ("cheapest", content_version(), producer.pk, product.weight_grams)
    price = remembered(lambda: cheapest_delivery(producer, product.weight_grams), *facts)
    return Promise(producer.pack_days, points, price, producer.free_delivery_from)


def cheapest_delivery(producer, grams: int) -> Decimal | None:
    """Return the lowest price (CNY) at which the producer delivers so many grams somewhere, or None."""
    bands = DeliveryBand.objects.filter(zone__producer=producer, up_to_grams__gte=grams)
    return bands.aggregate(price=Min("price"))["price"]
