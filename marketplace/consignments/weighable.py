"""What a parcel's line says of its unit and, if it is charged by weight, of what it may and does weigh.

Reads only what lines_with_products() has loaded, so a list costs no further query.
"""

from marketplace.boxes.contents import as_frozen
from marketplace.catalogue.boxes import listed
from marketplace.catalogue.units import Unit, amount
from marketplace.partner.by_weight import ByWeight


class Weighable:
    """Mixin of ConsignmentLine."""

    @property
    def title(self) -> str:
        """Return the product's name in the reader's language, as it was ordered if the product is gone."""
        return self.line.product.get_title() if self.line.product else self.line.title

    @property
    def parts(self) -> list:
        """Return what is in each box of the line, [] where it is none; no query where `parts_of_line` was read."""
        if "frozen_parts" in self.__dict__:
            return as_frozen(self.frozen_parts)
        return list(self.line.parts.all())

    @property
    def inside(self) -> str:
        """Return what is in each box, in words, for its buyer."""
        return listed((part.name, part.amount) for part in self.parts)

    @property
    def to_fill(self) -> str:
        """Return what all its boxes together hold, in words, as it is taken from the store."""
        return listed((part.name, amount(part.quantity * self.quantity, part.unit)) for part in self.parts)

    @property
    def terms(self):
        """Return the LineTerms frozen with the order, None for an order from before there were any."""
        return getattr(self.line, "terms", None)

    @property
    def unit(self) -> str:
        """Return the unit it was ordered in."""
        if self.terms:
            return self.terms.unit
        return self.line.product.unit if self.line.product else Unit.PIECE

    @property
    def weighed(self) -> ByWeight | None:
        """Return what was agreed on if the line is charged by weight."""
        return self.terms.weighed if self.terms else None

    @property
    def deposit(self):
        """Return what was paid for the containers of all that was to come in it (CNY), 0 without a deposit."""
        return self.terms.deposit * self.ordered if self.terms else 0

    @property
    def must_be_weighed(self) -> bool:
        """Say whether its parcel cannot be packed before somebody types what it weighs."""
        return bool(self.quantity and self.grams is None and self.weighed)

    @property
    def most_grams(self) -> int:
        """Return what all of it weighs at most: so much is paid for."""
        return self.weighed.most_grams * self.quantity

    @property
    def about_grams(self) -> int | None:
        """Return what all of it weighs as a rule, None when nobody said."""
        return self.weighed.about_grams and self.weighed.about_grams * self.quantity
