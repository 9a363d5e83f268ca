"""One order behind a statement's figures."""

from dataclasses import dataclass
from decimal import Decimal

from oscar.core.loading import get_model

from marketplace.settlement.models import Movement
from marketplace.settlement.payees import Payee
from marketplace.settlement.rates import NOTHING


@dataclass(frozen=True)
class Behind:
    """A payee's part of an order: its lines with their frozen rates (none for a pickup point), its movements."""

    order: object
    lines: list
    movements: list[Movement]

    @property
    def due(self) -> Decimal:
        """Return what the order comes to for the payee (CNY)."""
        return sum((movement.due for movement in self.movements), NOTHING)


def behind(payee: Payee, number: str) -> Behind | None:
    """Return what lies behind this payee's figures of an order, None when it has none; three queries."""
    found = Movement.objects.filter(**payee.where, order__number=number).order_by("at", "pk")
    movements = list(found.select_related("order", "adjustment", "payout_line__payout__batch"))
    if not movements:
        return None
    lines = []
    if payee.is_village:
        theirs = get_model("order", "Line").objects.filter(order__number=number, partner=payee.pk)
        lines = list(theirs.select_related("commission", "product").order_by("pk"))
    return Behind(movements[0].order, lines, movements)
