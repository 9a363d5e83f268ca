"""One bill by hand, taking one back, and counter-bills."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from portal.fees.exceptions import AlreadyBilled, NotOpen, NotPaid, TooMuchBack
from portal.fees.locks import lock_bills
from portal.fees.models import Bill, Line, Payment
from portal.fees.services.closing import close, leave_all, overtake
from portal.payments import services as payments
from portal.payments.locks import lock_attempt
from portal.payments.models import Attempt
from portal.residents.locks import lock_office
from portal.residents.models import Flat
from portal.residents.policies import may_run

NOTHING = Decimal(0)


@transaction.atomic
def issue_one(*, flat: Flat, kind: str, period: str, amount: Decimal, due_on: date, note: str = "", by) -> Bill:
    """Write one bill and return it; `amount` in CNY, above zero. Raises PermissionDenied or AlreadyBilled."""
    community = flat.building.community
    if not may_run(by, community):
        raise PermissionDenied
    lock_office(community=community)
    if Bill.objects.standing().filter(flat=flat, kind=kind, period=period, corrects=None).exists():
        raise AlreadyBilled
    return Bill.objects.create(
        community=community,
        flat=flat,
        kind=kind,
        period=period,
        amount=amount,
        due_on=due_on,
        note=note.strip(),
        issued_at=timezone.now(),
        issued_by=by,
    )


def withdraw(*, bill: Bill, reason: str, by) -> Bill:
    """Take an unpaid bill back with a reason the household reads, and return it.

    Whoever is on a provider's page for it is overtaken, as by take_cash(). Never call it in a transaction. Raises
    PermissionDenied or NotOpen.
    """
    with transaction.atomic():
        if not may_run(by, bill.community):
            raise PermissionDenied
        [locked] = lock_bills(pks=[bill.pk])
        if locked.state != Bill.State.OPEN:
            raise NotOpen
        attempts = overtake(bills=[locked])
        take_back([locked], reason=reason, by=by)
    leave_all(attempts)
    return locked


def take_back(bills: list[Bill], *, reason: str, by) -> None:
    """Withdraw these bills, which are locked, open, and held by nobody."""
    for bill in bills:
        bill.state, bill.withdrawn_at, bill.withdrawn_by = Bill.State.WITHDRAWN, timezone.now(), by
        bill.reason = reason.strip()[:200]
    Bill.objects.bulk_update(bills, ["state", "withdrawn_at", "withdrawn_by", "reason"], batch_size=500)


def correct(*, bill: Bill, amount: Decimal, reason: str, due_on: date | None = None, by) -> Bill:
    """Write a counter-bill to a paid bill and return it.

    Below zero (CNY) the money goes back the way it came: to the provider, or over the counter, where the office gives
    it out now. Above zero it is one more open bill, due on `due_on`. Never call it in a transaction. Raises
    PermissionDenied, NotPaid, or TooMuchBack when more would go back than was paid.
    """
    if not may_run(by, bill.community):
        raise PermissionDenied
    attempt = Attempt.objects.filter(fee_payment__lines__bill=bill, fee_payment__lines__state=Line.State.PAID).first()
    with transaction.atomic():
        if attempt:
            attempt = lock_attempt(pk=attempt.pk)
        [locked] = lock_bills(pks=[bill.pk])
        if locked.state != Bill.State.PAID or locked.amount < 0:
            raise NotPaid
        counter = _counter_bill(locked, amount, reason, due_on, by)
        if amount < 0:
            _give_back(locked, counter, attempt, by)
    if attempt:
        payments.send_refunds(attempt=attempt)
    return counter


def _counter_bill(bill: Bill, amount: Decimal, reason: str, due_on: date | None, by) -> Bill:
    gone = bill.corrections.filter(amount__lt=0).aggregate(sum=Sum("amount"))["sum"] or NOTHING
    if bill.amount + gone + amount < 0:
        raise TooMuchBack
    is_back = amount < 0
    return Bill.objects.create(
        community=bill.community,
        flat=bill.flat,
        kind=bill.kind,
        period=bill.period,
        amount=amount,
        due_on=due_on or timezone.localdate(),
        state=Bill.State.PAID if is_back else Bill.State.OPEN,
        paid_at=timezone.now() if is_back else None,
        corrects=bill,
        reason=reason.strip()[:200],
        issued_at=timezone.now(),
        issued_by=by,
    )


def _give_back(bill: Bill, counter: Bill, attempt: Attempt | None, by) -> None:
    first = Payment.objects.get(lines__bill=bill, lines__state=Line.State.PAID)
    refund = None
    if attempt:
        refund = payments.request_refund(
            attempt=attempt, amount=-counter.amount, key=f"bill-{counter.pk}", reason=counter.reason
        )
    payment = Payment.objects.create(
        community=bill.community,
        company=first.company,
        flat=bill.flat,
        way=first.way,
        refund=refund,
        payer=first.payer,
        taken_by=by,
        begun_at=timezone.now(),
    )
    close(payment=payment, lines=[Line(bill=counter, amount=counter.amount)], bills={counter.pk: counter})
