"""Payouts: made as a batch for the bank, then marked as paid or withdrawn."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from marketplace.settlement import books, letters
from marketplace.settlement.exceptions import (
    AlreadyClosed,
    NoReference,
    NothingToPay,
    NotYet,
    SamePerson,
    WrongDay,
)
from marketplace.settlement.locks import lock_bank, lock_batch
from marketplace.settlement.models import BankAccount, Movement, Payout, PayoutBatch, PayoutLine
from marketplace.settlement.rates import NOTHING

Status = PayoutBatch.Status
#: One person's batches of so many days count together when it is asked whether a second person is needed.
TOGETHER = timedelta(days=7)
Key = tuple[int | None, int | None]


@transaction.atomic
def make_batch(*, until: date, by) -> PayoutBatch:
    """Put everything that is payable up to `until` into one batch for the bank and return it.

    Each payee gets the sum of its movements, refunds after earlier payouts taken off. Who has no bank account, or is
    due nothing or less, is left for the next batch. Raises NotYet or NothingToPay; then nothing is changed.
    """
    if until >= timezone.localdate():
        raise NotYet
    lock_bank()
    due = _group(until)
    accounts = _accounts()
    paid = {key: rows for key, rows in due.items() if key in accounts and _sum(rows) > 0}
    if not paid:
        raise NothingToPay
    total = sum((_sum(rows) for rows in paid.values()), NOTHING)
    batch = PayoutBatch.objects.create(
        number=_number(),
        until=until,
        total=total,
        second_needed=total + _alone(by) >= settings.PAYOUT_TWO_PEOPLE_FROM,
        made_by=by,
        made_at=timezone.now(),
    )
    for key, rows in sorted(paid.items(), key=lambda item: str(item[0])):
        account = accounts[key]
        words = {"holder": account.holder, "bank": account.bank, "number": account.number}
        payout = Payout.objects.create(batch=batch, partner_id=key[0], point_id=key[1], amount=_sum(rows), **words)
        PayoutLine.objects.bulk_create(PayoutLine(payout=payout, movement_id=pk) for pk, _due in rows)
    return batch


def _group(until: date) -> dict[Key, list[tuple[int, Decimal]]]:
    """Return (movement, due) of all that can be paid, by payee."""
    found: dict[Key, list[tuple[int, Decimal]]] = defaultdict(list)
    rows = Movement.objects.payable(until=until).unpaid().order_by("pk")
    for pk, partner, point, due in rows.values_list("pk", "partner", "point", "due"):
        found[partner, point].append((pk, due))
    return found


def _accounts() -> dict[Key, BankAccount]:
    """Return each payee's newest account."""
    return {(row.partner_id, row.point_id): row for row in BankAccount.objects.order_by("pk")}


def _sum(rows: list[tuple[int, Decimal]]) -> Decimal:
    return sum((due for _pk, due in rows), NOTHING)


def _alone(by) -> Decimal:
    """Return what this person's batches came to lately that needed nobody else: many small ones make a large one."""
    young = PayoutBatch.objects.filter(made_by=by, second_needed=False, made_at__gt=timezone.now() - TOGETHER)
    return sum(young.exclude(status=Status.WITHDRAWN).values_list("total", flat=True), NOTHING)


def _number() -> str:
    today = f"P{timezone.localdate():%Y%m%d}"
    return f"{today}-{PayoutBatch.objects.filter(number__startswith=today).count() + 1}"


@transaction.atomic
def mark_paid(*, batch: PayoutBatch, on: date, reference: str, by) -> PayoutBatch:
    """Write down that the bank has paid a batch, book it, tell the payees, and return it.

    Raises AlreadyClosed, SamePerson (a large batch takes another person than who made it), WrongDay or NoReference;
    then nothing is changed.
    """
    batch = lock_batch(pk=batch.pk)
    if batch.status != Status.WAITING:
        raise AlreadyClosed
    if batch.second_needed and batch.made_by_id == by.pk:
        raise SamePerson
    if not timezone.localdate(batch.made_at) <= on <= timezone.localdate():
        raise WrongDay
    if not reference.strip():
        raise NoReference
    batch.paid_on, batch.reference = on, reference.strip()[:60]
    _close(batch, Status.PAID, by)
    for payout in batch.payouts.select_related("batch"):
        payout.batch = batch
        books.record_payout(payout=payout)
        letters.tell_paid(payout=payout)
    return batch


@transaction.atomic
def withdraw(*, batch: PayoutBatch, by) -> PayoutBatch:
    """Take back a batch that the bank has not carried out, and return it: all of it is due again.

    Raises AlreadyClosed.
    """
    batch = lock_batch(pk=batch.pk)
    if batch.status != Status.WAITING:
        raise AlreadyClosed
    PayoutLine.objects.filter(payout__batch=batch).delete()
    _close(batch, Status.WITHDRAWN, by)
    return batch


def _close(batch: PayoutBatch, status: str, by) -> None:
    batch.status, batch.closed_by, batch.closed_at = status, by, timezone.now()
    batch.save()
