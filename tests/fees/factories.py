"""Bills and payments, made with as little as they require."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from portal.fees.models import Bill, Payment
from portal.fees.services import begin, issue_one
from portal.payments import services as payments
from portal.payments.providers import Answer, Outcome
from portal.residents.models import Flat, Residency
from portal.residents.services import invite_member, move_in_by_code
from tests.factories import make_user
from tests.residents.factories import make_staff

_month = count(0)


def make_bill(flat: Flat, amount: str = "100.00", *, by=None, days: int = 10, **fields) -> Bill:
    """Return an open bill of a flat, each for a month of its own, due in so many days."""
    number = next(_month)
    words = {"kind": "property", "period": f"20{number // 12 % 80 + 10}-{number % 12 + 1:02}", **fields}
    due_on = timezone.localdate() + timedelta(days=days)
    by = by or make_staff(flat.building.community)
    return issue_one(flat=flat, amount=Decimal(amount), due_on=due_on, by=by, **words)


def begin_for(home: Residency, *bills: Bill, **more) -> Payment:
    """Begin to pay these bills through the scripted provider."""
    total = sum((bill.amount for bill in bills), Decimal(0))
    words = {"provider": "scripted", "seen_total": total, "language": "en", **more}
    return begin(home=home, bills=[bill.pk for bill in bills], **words)


def say_paid(payment: Payment) -> None:
    """Let the provider's word arrive that the money is there."""
    payments.settle(attempt=payment.attempt, answer=Answer(Outcome.PAID, reference="r-1"))


def make_member(head: Residency, **fields) -> Residency:
    """Return another active residency of the head's household."""
    code = invite_member(residency=head).code
    home = move_in_by_code(user=make_user(**fields), code=code, name="M")
    return Residency.objects.with_place().select_related("user").get(pk=home.pk)


def states(*bills: Bill) -> list[str]:
    """Return the states of these bills as they are now."""
    found = dict(Bill.objects.filter(pk__in=[bill.pk for bill in bills]).values_list("pk", "state"))
    return [found[bill.pk] for bill in bills]
