"""The way of the order protocol for bills: hold them, charge outside any transaction, settle in one."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from portal.fees import books, letters
from portal.fees.exceptions import BeingPaid, NoSuchWay, NotOpen, OtherTotal
from portal.fees.locks import lock_bills
from portal.fees.models import Bill, Line, Payment
from portal.fees.policies import bills_of
from portal.fees.services.closing import close, leave_all
from portal.payments import services as payments
from portal.payments.models import Attempt
from portal.payments.providers import Provider
from portal.payments.registry import offered
from portal.residents.models import Office, Residency


@dataclass(frozen=True)
class Manner:
    """Through which provider, in which language, from which site, address and kind of device somebody pays."""

    provider: str
    language: str
    origin: str = ""
    request_ip: str | None = None
    on_phone: bool = False


def ways() -> list[Provider]:
    """Return the means of payment for fees: those that take the money at once and send it back by themselves."""
    return [each for each in offered() if not each.refunds_by_hand and not each.for_goods_alone]


def begin(
    *,
    home: Residency,
    bills: Collection[int],
    provider: str,
    seen_total: Decimal,
    language: str,
    origin: str = "",
    request_ip: str | None = None,
    on_phone: bool = False,
    instead: bool = False,
) -> Payment:
    """Hold these bills for a resident, charge, and return the payment as it then stands. Posting again: same answer.

    `seen_total` is what the resident saw (CNY). A page the same person left open for other bills is closed first, with
    `instead` anybody's of the household. Then look at `payment.attempt`, as after place(). Never call it in a
    transaction. Raises NotOpen, OtherTotal, BeingPaid or NoSuchWay; nothing is charged then.
    """
    if provider not in {way.code for way in ways()}:
        raise NoSuchWay
    manner = Manner(provider, language, origin, request_ip, on_phone)
    try:
        payment = hold(home=home, bills=frozenset(bills), seen_total=seen_total, manner=manner)
    except BeingPaid as busy:
        if not instead and {attempt.fee_payment.payer_id for attempt in busy.attempts} != {home.user_id}:
            raise
        leave_all(busy.attempts)
        payment = hold(home=home, bills=frozenset(bills), seen_total=seen_total, manner=manner)
    if payment.attempt:
        payments.start(attempt=payment.attempt)
    return Payment.objects.select_related("attempt", "community").get(pk=payment.pk)


@transaction.atomic
def hold(*, home: Residency, bills: frozenset[int], seen_total: Decimal, manner: Manner) -> Payment:
    """Transaction 1: lock the bills, look that all are open and free, write attempt and payment; see begin()."""
    wanted = bills
    locked = lock_bills(pks=wanted)
    home = Residency.objects.with_place().get(pk=home.pk)
    theirs = set(bills_of(home).open().filter(pk__in=wanted).values_list("pk", flat=True))
    if not wanted or theirs != wanted:
        raise NotOpen
    total = sum((bill.amount for bill in locked), Decimal(0))
    if total != seen_total:
        raise OtherTotal
    held = Line.objects.live().filter(bill__in=wanted).select_related("payment__attempt")
    others = {line.payment_id: line.payment for line in held}
    if others:
        return _same(list(others.values()), home, wanted, manner.provider)
    attempt = payments.open_attempt(
        provider=manner.provider,
        amount=total,
        description=_words_for(home, locked, manner.language),
        language=manner.language,
        return_url=_return_url(manner.origin, manner.language),
        on_phone=manner.on_phone,
        payer_address=manner.request_ip,
    )
    return _write(home, locked, attempt)


def _same(others: list[Payment], home: Residency, wanted: frozenset[int], provider: str) -> Payment:
    """Return the payment that waits when it is this very one. Raises BeingPaid."""
    first = others[0]
    covers = set(first.lines.values_list("bill", flat=True))
    same = len(others) == 1 and first.payer_id == home.user_id and covers == wanted
    if same and first.attempt and first.attempt.provider == provider:
        return first
    raise BeingPaid([payment.attempt for payment in others])


def _write(home: Residency, bills: list[Bill], attempt: Attempt) -> Payment:
    payment = Payment.objects.create(
        community_id=home.community_id,
        company_id=Office.objects.values_list("company", flat=True).get(community=home.community_id),
        flat_id=home.flat_id,
        way=Payment.Way.ONLINE,
        attempt=attempt,
        payer=home.user,
        begun_at=timezone.now(),
    )
    Line.objects.bulk_create(Line(payment=payment, bill=bill, amount=bill.amount) for bill in bills)
    return payment


def _words_for(home: Residency, bills: list[Bill], language: str) -> str:
    with translation.override(language):
        return ", ".join([f"{home.community.name} {home.flat}", *(str(bill) for bill in bills)])


def _return_url(origin: str, language: str) -> str:
    with translation.override(language):
        path = reverse("fees:wait", kwargs={"number": "number"})
    return origin + path.replace("/number/", "/{number}/")


@transaction.atomic
def complete(*, attempt: Attempt) -> Payment | None:
    """Transaction 2: the money is here. Return the payment, None when the attempt is not one of fees.

    Each bill that is still open, and that nobody else holds, is paid; money for the others goes back at once. Runs
    inside the transaction that settles the attempt and holds its lock.
    """
    payment = Payment.objects.filter(attempt=attempt.pk).first()
    if payment is None or attempt.status != Attempt.Status.PAID:
        return payment
    books.record_paid(attempt=attempt)
    bills = {bill.pk: bill for bill in lock_bills(pks=payment.lines.values_list("bill", flat=True))}
    lines = list(payment.lines.filter(state__in=(Line.State.LIVE, Line.State.FREE)).order_by("bill"))
    taken = [line for line in lines if _may_pay(line, bills[line.bill_id])]
    if taken:
        close(payment=payment, lines=taken, bills=bills)
        letters.promise_receipt(payment=payment)
    late = [line for line in lines if line not in taken]
    if late:
        _send_back(payment, attempt, late)
    return payment


def _may_pay(line: Line, bill: Bill) -> bool:
    if bill.state != Bill.State.OPEN:
        return False
    return line.state == Line.State.LIVE or not Line.objects.live().filter(bill=bill).exists()


def _send_back(payment: Payment, attempt: Attempt, late: list[Line]) -> None:
    """Paid too late: the bills were paid otherwise, or withdrawn. The refund is sent right after the transaction."""
    Line.objects.filter(pk__in=[line.pk for line in late]).update(state=Line.State.BACK)
    amount = sum((line.amount for line in late), Decimal(0))
    reason = f"paid already: {attempt.description}"
    payments.request_refund(attempt=attempt, amount=amount, key=f"late-{attempt.number}", reason=reason)
    letters.promise_word_of_refund(payment=payment)


@transaction.atomic
def release(*, attempt: Attempt) -> Payment | None:
    """Set free the bills a failed attempt held. Harmless to repeat."""
    payment = Payment.objects.filter(attempt=attempt.pk).first()
    if payment is not None:
        lock_bills(pks=payment.lines.values_list("bill", flat=True))
        payment.lines.live().update(state=Line.State.FREE)
    return payment
