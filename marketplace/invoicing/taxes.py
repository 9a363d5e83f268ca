"""Which tax rate counts, and the tax in a price."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from marketplace.invoicing.models import TaxRate
from marketplace.settlement.rates import FEN, NOTHING

#: Stands for what has no product type, such as delivery.
OTHER = None


def tax_in(gross: Decimal, percent: Decimal) -> Decimal:
    """Return the tax in a price (CNY), rounded half up to the fen: gross · p / (100 + p)."""
    return (gross * percent / (100 + percent)).quantize(FEN, ROUND_HALF_UP)


def tax_back(*, left: Decimal, off: Decimal, percent: Decimal) -> Decimal:
    """Return the tax in what is taken off, so that the tax of all parts sums to the tax of the whole."""
    return tax_in(left, percent) - tax_in(left - off, percent)


def rates(*, on: date, classes: Iterable[int | None]) -> dict[int | None, Decimal]:
    """Return each product type's tax rate in percent on a day, OTHER included; nothing laid down is no tax; one query.

    A type's own rate comes before the one for all others, then the one that began last.
    """
    rules = sorted(TaxRate.objects.valid_on(on), key=lambda rule: (rule.valid_from, rule.pk))
    own = {rule.product_class_id: rule.percent for rule in rules}
    other = own.get(OTHER, NOTHING)
    return {pk: own.get(pk, other) for pk in {*classes, OTHER}}
