"""Sold by the piece and charged by weight: what it may cost at most, and what a weight costs (docs/adr/0058).

Prices are for 500 g (one jin), as Chinese markets write them.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

JIN = 500
FEN = Decimal("0.01")


def bound_of(*, jin_price: Decimal, most_grams: int) -> Decimal:
    """Return what the heaviest piece costs (CNY), rounded up to the fen: nothing of it is ever asked for later."""
    return (jin_price * most_grams / JIN).quantize(FEN, ROUND_UP)


@dataclass(frozen=True)
class ByWeight:
    """CNY for 500 g, the grams of the heaviest piece, and those of a usual one if they are known."""

    jin_price: Decimal
    most_grams: int
    about_grams: int | None = None

    def price_of(self, grams: int) -> Decimal:
        """Return what so many grams cost (CNY), rounded half up to the fen."""
        return (self.jin_price * grams / JIN).quantize(FEN, ROUND_HALF_UP)

    @property
    def most(self) -> Decimal:
        """Return what one piece costs at most (CNY)."""
        return bound_of(jin_price=self.jin_price, most_grams=self.most_grams)

    @property
    def about(self) -> Decimal | None:
        """Return what a usual piece costs (CNY), None when nobody said what it weighs."""
        return self.price_of(self.about_grams) if self.about_grams else None
