"""What can be chosen at the checkout and what each choice costs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from marketplace.harvest.models import Preorder
from marketplace.harvest.parcels import preorder_of
from marketplace.placement.choices import ON_SITE
from marketplace.placement.delivery_offers import take_off
from marketplace.placement.pricing import by_parcel
from marketplace.placement.services.reserve import is_paid_at_once
from marketplace.producers.charges import load_producers, quote
from marketplace.producers.exceptions import DeliveryUnavailable
from marketplace.producers.parcels import Parcel as ParcelName
from marketplace.producers.parcels import partner_of, rank
from portal.communities.models import PickupPoint
from portal.places.models import Province

HOME = "home"
#: So many plans the style sheet can tell apart; behind a further one the server announces its total first.
PLANS_SHOWN = 4
#: The province whose price a stranger is shown before saying where they live.
NEAR = Province.YUNNAN


@dataclass
class Plan:
    """One way to pay for delivery: the price of each parcel and the order's total (CNY).

    `off` is what offers on delivery took off the prices, over all parcels.
    `number` counts the different plans of a page; the style sheet shows the one that belongs to the ticked option.
    """

    charges: dict[ParcelName, Decimal]
    total: Decimal
    number: int = 0
    off: Decimal = Decimal("0.00")

    @property
    def shipping(self) -> Decimal:
        """Return the delivery price over all parcels."""
        return sum(self.charges.values(), Decimal("0.00"))


@dataclass
class Option:
    """One radio button of "How will you get it?"; `plan` is None while the price is not known."""

    value: str
    point: PickupPoint | None = None
    address: object | None = None
    plan: Plan | None = None
    province: str = ""

    @property
    def is_pickup(self) -> bool:
        """Say whether somebody meets the buyer, and can take the money."""
        return self.point is not None

    @property
    def province_name(self) -> str:
        """Return the name of the province the price is for, in the language now active."""
        return str(Province(self.province).label)

    @property
    def css(self) -> str:
        """Return the classes by which the style sheet shows the address and the plan of this option."""
        kind = "" if self.point or self.value == ON_SITE else "door" if self.address else "home"
        number = self.plan.number if self.plan and self.plan.number <= PLANS_SHOWN else 0
        return f"o{number} {kind}".strip()


@dataclass
class Parcel:
    """What one village sends: its basket lines and, plan by plan, the price of delivery."""

    partner_id: int
    village: str
    lines: list
    charges: list[tuple[Plan, Decimal]] = field(default_factory=list)
    preorder: Preorder | None = None

    @property
    def is_sent(self) -> bool:
        """Say whether any of it has to be delivered."""
        return any(line.product.is_shipping_required for line in self.lines)


class Prices:
    """Quotes the delivery of one basket; the villages' tables are read once."""

    def __init__(self, basket):
        self.goods, self.deposit = basket.total_incl_tax, basket.deposit
        self.applications = basket.offer_applications
        self.lines = by_parcel(basket.all_lines())
        self.producers = load_producers(partner_ids={partner_of(parcel) for parcel in self.lines})
        self.plans: list[Plan] = []
        sent = {line.product.is_shipping_required for line in basket.all_lines()}
        self.sends_something = True in sent
        self.pays_at_once = any(is_paid_at_once(line.product) for line in basket.all_lines())

    def plan(self, *, method: str, province: str = "") -> Plan:
        """Return the plan for this choice; the same charges give the same plan. Raises DeliveryUnavailable."""
        before = quote(lines_by_partner=self.lines, method=method, province=province, producers=self.producers)
        delivery = take_off(charges=before, applications=self.applications)
        charges, off = delivery.charges, sum(delivery.taken_off.values(), Decimal("0.00"))
        for plan in self.plans:
            if (plan.charges, plan.off) == (charges, off):
                return plan
        total = self.goods + self.deposit + sum(charges.values(), Decimal("0.00"))
        self.plans.append(Plan(charges=charges, total=total, number=len(self.plans) + 1, off=off))
        return self.plans[-1]

    def parcels(self) -> list[Parcel]:
        """Return the parcels in the order of their partners, each with its price in every plan asked for so far."""
        return [
            Parcel(
                partner_id=partner_of(parcel),
                village=str(self.producers.get(partner_of(parcel)) or lines[0].stockrecord.partner.name),
                lines=lines,
                charges=[(plan, plan.charges[parcel]) for plan in self.plans],
                preorder=preorder_of(lines[0].product),
            )
            for parcel, lines in sorted(self.lines.items(), key=lambda entry: rank(entry[0]))
        ]


def list_options(*, prices: Prices, points: Iterable[PickupPoint], addresses: Iterable, province: str) -> list[Option]:
    """Return pickup points, the buyer's own addresses, then "another address" priced for `province`.

    A basket of nothing but places on dates has one option: nothing is delivered. Addresses to which a village does not
    deliver are left out, as they could not be ordered to.
    """
    if not prices.sends_something:
        return [Option(value=ON_SITE, plan=prices.plan(method=ON_SITE))]
    options = [Option(value=f"point-{point.pk}", point=point, plan=prices.plan(method="pickup")) for point in points]
    for address in addresses:
        try:
            plan = prices.plan(method="home", province=address.state)
        except DeliveryUnavailable:
            continue
        options.append(Option(value=f"address-{address.pk}", address=address, plan=plan, province=address.state))
    try:
        plan = prices.plan(method="home", province=province)
    except DeliveryUnavailable:
        plan = None
    options.append(Option(value=HOME, plan=plan, province=province))
    return options
