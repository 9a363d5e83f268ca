"""Passing on what the platform took for a property company."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from portal.fees import books
from portal.fees.exceptions import NothingToPayOut
from portal.fees.locks import lock_series
from portal.fees.models import Line, Payout
from portal.residents.models import PropertyCompany


def owed_to(company: PropertyCompany) -> Decimal:
    """Return what the platform took for a company and has not passed on (CNY)."""
    owed = Line.objects.to_pay_out().filter(payment__company=company).aggregate(sum=Sum("amount"))["sum"]
    return Decimal(owed or 0).quantize(Decimal("0.01"))


@transaction.atomic
def pay_out(*, company: PropertyCompany, reference: str, by) -> Payout:
    """Write down that all that is owed to a company has been transferred, and return the payout with its lines.

    Each line is passed on once, however often this is asked. Raises NothingToPayOut.
    """
    lock_series(company_id=company.pk)
    lines = list(Line.objects.to_pay_out().filter(payment__company=company).values_list("pk", "amount"))
    amount = sum((amount for _pk, amount in lines), Decimal(0))
    if amount <= 0:
        raise NothingToPayOut
    payout = Payout.objects.create(
        company=company, amount=amount, reference=reference.strip(), made_at=timezone.now(), made_by=by
    )
    for start in range(0, len(lines), 500):
        Line.objects.filter(pk__in=[pk for pk, _amount in lines[start : start + 500]]).update(payout=payout)
    books.record_payout(payout=payout)
    return payout
