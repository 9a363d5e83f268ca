"""Fees on “My home”: what is open, with its due day, and one button."""

from decimal import Decimal

from django.http import HttpRequest

from portal.fees.models import Bill
from portal.fees.policies import bills_of
from portal.residents.models import Residency
from portal.residents.rooms import register_home_part

SHOWN = 4
#: More open bills than any household has.
MOST = 200


def register() -> None:
    """Enter the part, before notices: money first."""
    register_home_part("fees", "fees/_at_home.html", load, order=5)


def load(request: HttpRequest, residency: Residency) -> dict | None:
    """Return what is open; None where no bill was ever written for this household. One query, open bills first."""
    known = bills_of(residency).filter(state__in=(Bill.State.OPEN, Bill.State.PAID)).order_by("state", "due_on", "pk")
    found = list(known[:MOST])
    if not found:
        return None
    bills = [bill for bill in found if bill.state == Bill.State.OPEN]
    total = sum((bill.amount for bill in bills), Decimal(0))
    return {"community": residency.community, "bills": bills[:SHOWN], "number": len(bills), "total": total}
