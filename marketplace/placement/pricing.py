"""What the basket costs now, with every limited offer and voucher held while it is looked at."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum
from oscar.core.loading import get_class

from marketplace.harvest.parcels import parcel_of
from marketplace.placement.delivery_offers import take_off
from marketplace.placement.locks import ConditionalOffer, Voucher, lock_offers, lock_vouchers
from marketplace.placement.models import Claim, Placement
from marketplace.producers.charges import quote
from marketplace.producers.parcels import Parcel

Applicator = get_class("offer.applicator", "Applicator")
Selector = get_class("partner.strategy", "Selector")


@dataclass
class Price:
    """CNY with two decimals: what the goods cost after discounts, and each parcel's delivery charge after offers.

    `deposit` is what is paid for containers beside that; `off_delivery` what each offer on delivery took off, by id.
    """

    goods: Decimal
    charges: dict[Parcel, Decimal]
    deposit: Decimal = Decimal("0.00")
    off_delivery: dict[int, Decimal] = field(default_factory=dict)
    lost_vouchers: list[str] = field(default_factory=list)

    @property
    def shipping(self) -> Decimal:
        """Return the delivery price over all parcels."""
        return sum(self.charges.values(), Decimal("0.00"))

    @property
    def total(self) -> Decimal:
        """Return what the buyer pays."""
        return self.goods + self.shipping + self.deposit


class LockedApplicator(Applicator):
    """Oscar's applicator over offers that are locked, less what other buyers are just paying for."""

    def __init__(self):
        self.lost_vouchers: list[str] = []

    def get_offers(self, basket, user=None, request=None):
        offers = super().get_offers(basket, user, request)
        limited = [offer for offer in offers if is_limited(offer)]
        locked = lock_offers(pks=[offer.pk for offer in limited])
        vouchers = lock_vouchers(pks=basket.vouchers.values_list("pk", flat=True))
        self.lost_vouchers = [voucher.code for voucher in vouchers.values() if not is_free(voucher, user)]
        usable = []
        for offer in offers:
            voucher = offer.get_voucher()
            if voucher and voucher.code in self.lost_vouchers:
                continue
            if offer.pk in locked and not count_claims(offer, locked[offer.pk], basket.owner):
                continue
            usable.append(offer)
        return usable


def is_limited(offer: ConditionalOffer) -> bool:
    """Say whether the offer can run out."""
    return bool(offer.max_global_applications or offer.max_user_applications or offer.max_discount)


def is_free(voucher: Voucher, user) -> bool:
    """Say whether this customer can use the voucher, seeing what others are just paying for."""
    if not voucher.is_active() or not voucher.is_available_to_user(user=user)[0]:
        return False
    live = Claim.objects.filter(voucher=voucher, placement__status=Placement.Status.RESERVED)
    if voucher.usage == voucher.SINGLE_USE:
        return not live.exists()
    if voucher.usage == voucher.ONCE_PER_CUSTOMER:
        return not live.filter(placement__basket__owner=user).exists()
    return True


def count_claims(offer: ConditionalOffer, locked: ConditionalOffer, owner) -> bool:
    """Give the offer its present counters plus the live claims; say whether anything is left of it."""
    live = Claim.objects.filter(offer=offer, placement__status=Placement.Status.RESERVED)
    sums = live.aggregate(times=Sum("times"), discount=Sum("discount"))
    offer.status = locked.status
    offer.num_applications = locked.num_applications + (sums["times"] or 0)
    offer.total_discount = locked.total_discount + (sums["discount"] or 0)
    if offer.max_user_applications and owner:
        mine = live.filter(placement__basket__owner=owner).aggregate(sum=Sum("times"))["sum"] or 0
        left = offer.max_user_applications - offer.get_num_user_applications(owner) - mine
        if left <= 0:
            return False
        offer.max_basket_applications = min(offer.max_basket_applications or left, left)
    return offer.is_available(owner)


def prepare(*, basket, user=None):
    """Return the basket with its strategy and user, ready for prices. `user` is None for a guest."""
    basket.strategy = Selector().strategy(user=user or AnonymousUser())
    return basket


def price(*, basket, user, method: str, province: str) -> Price:
    """Apply the offers to the prepared basket and return what it costs; limited offers and vouchers stay locked.

    Raises DeliveryUnavailable.
    """
    applicator = LockedApplicator()
    applicator.apply(basket, user or AnonymousUser())
    charges = quote(lines_by_partner=by_parcel(basket.all_lines()), method=method, province=province)
    delivery = take_off(charges=charges, applications=basket.offer_applications)
    return Price(
        goods=basket.total_incl_tax,
        charges=delivery.charges,
        deposit=basket.deposit,
        off_delivery=delivery.taken_off,
        lost_vouchers=applicator.lost_vouchers,
    )


def by_parcel(lines: Iterable) -> dict[Parcel, list]:
    """Return the basket lines of each parcel: one for each partner, and one for each preorder."""
    found = defaultdict(list)
    for line in lines:
        found[parcel_of(line.product, line.stockrecord.partner_id)].append(line)
    return dict(found)
