"""Cash at the office's counter."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.fees.exceptions import NotOpen
from portal.fees.locks import lock_bills
from portal.fees.models import Bill, Line, Payment
from portal.fees.services.closing import close, leave_all, overtake
from portal.payments.models import Attempt
from portal.residents.models import Flat, Office
from portal.residents.policies import may_run


def take_cash(*, flat: Flat, bills: Collection[int], by) -> Payment:
    """Write down that these bills of a flat were paid at the counter, and return the payment with its receipt.

    Whoever is on a provider's page for one of them is overtaken: the page is closed, and money that comes all the same
    goes back at once. Never call it in a transaction. Raises PermissionDenied, or NotOpen and nothing is written.
    """
    payment, attempts = _take(flat, frozenset(bills), by)
    leave_all(attempts)
    return payment


@transaction.atomic
def _take(flat: Flat, wanted: frozenset[int], by) -> tuple[Payment, list[Attempt]]:
    if not may_run(by, flat.building.community):
        raise PermissionDenied
    bills = {bill.pk: bill for bill in lock_bills(pks=wanted)}
    fine = [bill for bill in bills.values() if bill.state == Bill.State.OPEN and bill.flat_id == flat.pk]
    if not wanted or {bill.pk for bill in fine} != wanted:
        raise NotOpen
    attempts = overtake(bills=fine)
    payment = Payment.objects.create(
        community=flat.building.community,
        company=Office.objects.select_related("company").get(community=flat.building.community).company,
        flat=flat,
        way=Payment.Way.COUNTER,
        taken_by=by,
        begun_at=timezone.now(),
    )
    close(payment=payment, lines=[Line(bill=bill, amount=bill.amount) for bill in fine], bills=bills)
    return payment, attempts
