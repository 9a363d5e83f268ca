"""The basket as its page shows it: by village, with what each delivers for free and when."""

from dataclasses import dataclass, field
from decimal import Decimal

from marketplace.harvest.models import Preorder
from marketplace.harvest.parcels import parcel_of, preorder_of
from marketplace.producers.addresses import village_pages
from marketplace.producers.models import DeliveryBand, ProducerProfile
from marketplace.producers.parcels import Parcel
from portal.villages.models import VillagePage

NOTHING = Decimal("0.00")


@dataclass
class VillageGroup:
    """What comes from one village in one parcel. Amounts in CNY; `to_free_delivery` is None unless true and above 0.

    `preorder` is set where the parcel holds what is still to be harvested.
    """

    producer: ProducerProfile | None
    page: VillagePage | None = None
    lines: list = field(default_factory=list)
    charges_delivery: bool = False
    preorder: Preorder | None = None

    @property
    def subtotal(self) -> Decimal:
        """Return the price of the lines that can be bought, discounts taken off."""
        return sum((line.line_price_incl_tax_incl_discounts for line in self.lines if not line.is_gone), NOTHING)

    @property
    def has_weighed(self) -> bool:
        """Say whether any of it is charged by weight."""
        return any(line.weighed for line in self.lines if not line.is_gone)

    @property
    def to_send(self) -> Decimal:
        """Return the price of what has to be delivered."""
        sent = (line for line in self.lines if not line.is_gone and line.product.is_shipping_required)
        return sum((line.line_price_incl_tax_incl_discounts for line in sent), NOTHING)

    @property
    def to_free_delivery(self) -> Decimal | None:
        """Return how much more makes home delivery free of charge."""
        free_from = self.producer.free_delivery_from if self.producer else None
        if free_from is None or not self.charges_delivery or not self.to_send:
            return None
        return free_from - self.to_send if free_from > self.to_send else None

    @property
    def delivers_free(self) -> bool:
        """Say whether home delivery has just become free of charge."""
        free_from = self.producer.free_delivery_from if self.producer else None
        return bool(self.charges_delivery and free_from is not None and self.to_send and self.to_send >= free_from)


def group_by_village(lines) -> list[VillageGroup]:
    """Return the basket's lines by parcel, in the order in which these came in; two queries."""
    groups: dict[Parcel, VillageGroup] = {}
    for line in lines:
        partner, preorder = line.stockrecord.partner, preorder_of(line.product)
        new = VillageGroup(getattr(partner, "producer", None), preorder=preorder)
        groups.setdefault(parcel_of(line.product, partner.pk), new).lines.append(line)
    producers = [group.producer for group in groups.values() if group.producer]
    pages = village_pages(producer.village for producer in producers)
    charging = DeliveryBand.objects.filter(zone__producer__in=producers, price__gt=0)
    charging = set(charging.values_list("zone__producer", flat=True).distinct())
    for group in groups.values():
        if group.producer:
            group.page = pages.get(group.producer.village_id)
            group.charges_delivery = group.producer.pk in charging
    return list(groups.values())


def notices(basket) -> list[str]:
    """Return the sentences a buyer must read before paying: prices that moved since things were put in."""
    return [line.price_notice for line in basket.all_lines() if line.price_notice]
