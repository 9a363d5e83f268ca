"""Offers on delivery: what they take off the villages' charges, split to the fen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from marketplace.producers.parcels import Parcel, rank

FEN = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Delivery:
    """Each parcel's charge after the offers (CNY), and what each offer took off altogether, by offer id."""

    charges: dict[Parcel, Decimal]
    taken_off: dict[int, Decimal] = field(default_factory=dict)


def take_off(*, charges: Mapping[Parcel, Decimal], applications: Iterable[Mapping]) -> Delivery:
    """Return the charges less every applied offer on delivery, in the order in which the offers were applied.

    `charges` are CNY by parcel (producers.parcels), `applications` a basket's `offer_applications`. Each offer takes
    from what the one before left; the sum is never below zero, and no parcel's charge either. An offer with nothing to
    take off, as at pickup, is not in `taken_off`: it was not used.
    """
    left = dict(charges)
    taken_off = {}
    for application in applications:
        if not application["result"].affects_shipping:
            continue
        total = sum(left.values(), NOTHING)
        amount = Decimal(application["offer"].shipping_discount(total, "CNY")).quantize(FEN, ROUND_HALF_UP)
        amount = min(max(amount, NOTHING), total)
        if amount:
            shares = split(amount=amount, over=left)
            left = {partner: charge - shares[partner] for partner, charge in left.items()}
            taken_off[application["offer"].pk] = amount
    return Delivery(left, taken_off)


def split(*, amount: Decimal, over: Mapping[Parcel, Decimal]) -> dict[Parcel, Decimal]:
    """Split an amount (CNY, at most the sum) over charges in proportion; the shares sum to it, none exceeds its charge.

    The fen that are left after rounding down go to those who lost most by it, then to the first.
    """
    total = sum(over.values(), NOTHING)
    exact = {key: amount * charge / total for key, charge in over.items()}
    shares = {key: share.quantize(FEN, ROUND_DOWN) for key, share in exact.items()}
    missing = int((amount - sum(shares.values(), NOTHING)) / FEN)
    for key in sorted(exact, key=lambda key: (shares[key] - exact[key], rank(key)))[:missing]:
        shares[key] += FEN
    return shares
