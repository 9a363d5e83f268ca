"""Getting money and giving it back. Providers are asked outside transactions, and what they say is settled in one."""

import logging
import secrets
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import Round
from django.http import HttpRequest
from django.utils import timezone

from portal.payments.exceptions import MoneyMoved, NothingOwed, ProviderUnreachable, RefundTooLarge, UnknownProvider
from portal.payments.locks import lock_attempt, lock_refund
from portal.payments.models import Attempt, Refund, WebhookEvent
from portal.payments.providers import Answer, Notice, Outcome
from portal.payments.registry import get_provider
from portal.payments.signals import attempt_failed, attempt_settled, promise_reopened, refund_done, refund_owed

logger = logging.getLogger(__name__)

#: After this long without any word from the provider, a crash between starting and answering is supposed.
SILENCE = timedelta(minutes=2)
#: Nobody has paid yet, as far as the provider knows.
OPEN = (Outcome.PENDING, Outcome.UNKNOWN)


def open_attempt(
    *,
    provider: str,
    amount: Decimal,
    description: str,
    language: str,
    return_url: str = "",
    on_phone: bool = False,
    payer_address: str | None = None,
) -> Attempt:
    """Write down that `amount` (CNY) is to be got through `provider`; nothing is charged yet.

    `{number}` in `return_url` becomes the attempt's number; `on_phone` and the payer's IP address help the provider to
    show the page that suits. Call it in the transaction that reserves what is paid for. Raises UnknownProvider.
    """
    number = secrets.token_hex(10)
    return Attempt.objects.create(
        number=number,
        provider=provider,
        amount=amount,
        description=description[:160],
        language=language,
        return_url=return_url.replace("{number}", number),
        idempotency_key=f"attempt-{number}",
        deadline=timezone.now() + get_provider(provider).time_to_pay,
        on_phone=on_phone,
        payer_address=payer_address or None,
    )


def start(*, attempt: Attempt) -> Attempt:
    """Charge an attempt that waits, and settle the answer; harmless to repeat. Never call it in a transaction.

    When the provider does not answer in time the attempt goes on waiting: the reaper asks again.
    """
    if attempt.status != Attempt.Status.STARTED or attempt.redirect_url or attempt.scan_code:
        return attempt
    if not attempt.amount:
        return settle(attempt=attempt, answer=Answer(Outcome.PAID))
    try:
        answer = get_provider(attempt.provider).start(attempt=attempt)
    except ProviderUnreachable as error:
        logger.warning("No answer from %s for %s: %s", attempt.provider, attempt.number, error)
        attempt.refresh_from_db()
        return attempt
    return settle(attempt=attempt, answer=answer)


def settle(*, attempt: Attempt, answer: Answer) -> Attempt:
    """Write down what a provider says, tell the receivers in the same transaction, and send refunds they ask for.

    Whatever is said twice or out of order changes nothing; "paid" after "failed" counts, "failed" after "paid" not.
    """
    with transaction.atomic():
        locked = lock_attempt(pk=attempt.pk)
        _apply(locked, answer)
    send_refunds(attempt=locked)
    return locked


def _apply(attempt: Attempt, answer: Answer) -> None:
    status = Attempt.Status
    attempt.provider_reference = answer.reference or attempt.provider_reference
    attempt.redirect_url = answer.redirect_url or attempt.redirect_url
    attempt.scan_code = answer.scan_code or attempt.scan_code
    if answer.outcome == Outcome.PAID and attempt.status in (status.STARTED, status.PROMISED, status.FAILED):
        if answer.amount is not None and answer.amount != attempt.amount:
            logger.error("%s says %s was paid for %s", attempt.provider, answer.amount, attempt.number)
            return
        _change(attempt, status.PAID)
        attempt_settled.send(sender=Attempt, attempt=attempt)
    elif answer.outcome == Outcome.PROMISED and attempt.status == status.STARTED:
        attempt.deadline = timezone.now() + get_provider(attempt.provider).time_to_keep_promise
        _change(attempt, status.PROMISED)
        attempt_settled.send(sender=Attempt, attempt=attempt)
    elif answer.outcome == Outcome.FAILED and attempt.status in (status.STARTED, status.PROMISED):
        _change(attempt, status.FAILED)
        attempt_failed.send(sender=Attempt, attempt=attempt)
    else:
        attempt.save(update_fields=["provider_reference", "redirect_url", "scan_code"])


def _change(attempt: Attempt, status: str) -> None:
    attempt.status = status
    attempt.settled_at = timezone.now()
    attempt.payer_address = None
    attempt.save()


def confirm_promised(*, attempt: Attempt) -> Attempt:
    """Write down that a promised sum has arrived: the operator saw it, or it was paid at the shelf."""
    return settle(attempt=attempt, answer=Answer(Outcome.PAID))


@transaction.atomic
def ask_for_less(*, attempt: Attempt, amount: Decimal) -> Attempt:
    """Take `amount` (CNY) off a sum that is promised and not here yet. Raises MoneyMoved when it is not so, or less."""
    attempt = lock_attempt(pk=attempt.pk)
    if attempt.status != Attempt.Status.PROMISED or amount > attempt.amount:
        raise MoneyMoved(attempt.number)
    attempt.amount -= amount
    attempt.save(update_fields=["amount"])
    return attempt


def left_of(*, attempt: Attempt) -> Decimal:
    """Return how much (CNY) of an attempt has neither gone back nor is on its way back."""
    going = attempt.refunds.exclude(status=Refund.Status.FAILED).aggregate(sum=Sum("amount"))["sum"]
    return attempt.amount - (going or Decimal(0))


@transaction.atomic
def reopen_promise(*, attempt: Attempt) -> Attempt:
    """Undo confirm_promised(): the sum is promised again, for as long as at first. Harmless to repeat.

    Raises MoneyMoved unless the sum is wholly here and was paid in person.
    """
    attempt = lock_attempt(pk=attempt.pk)
    if attempt.status == Attempt.Status.PROMISED:
        return attempt
    provider = get_provider(attempt.provider)
    if attempt.status != Attempt.Status.PAID or not provider.in_person or attempt.refunds.exists():
        raise MoneyMoved(attempt.number)
    attempt.deadline = timezone.now() + provider.time_to_keep_promise
    _change(attempt, Attempt.Status.PROMISED)
    promise_reopened.send(sender=Attempt, attempt=attempt)
    return attempt


def give_up(*, attempt: Attempt) -> Attempt:
    """Stop waiting for this attempt's money and set free what was kept for it."""
    return settle(attempt=attempt, answer=Answer(Outcome.FAILED))


def ask(*, attempt: Attempt, now: datetime) -> Attempt:
    """Ask the provider about a waiting attempt and settle it. What is still open after its deadline fails.

    Raises ProviderUnreachable.
    """
    answer = get_provider(attempt.provider).query(attempt=attempt)
    lost = answer.outcome == Outcome.UNKNOWN and attempt.created_at < now - SILENCE
    if lost or (answer.outcome in OPEN and attempt.deadline < now):
        answer = _close(attempt)
    return settle(attempt=attempt, answer=answer)


def leave(*, attempt: Attempt) -> Attempt:
    """Stop waiting because the payer wants another way: unless it was paid just now, the attempt fails.

    The provider is told to close it. When it cannot be reached the attempt fails too; money that still comes is late.
    """
    if attempt.status != Attempt.Status.STARTED:
        return attempt
    try:
        answer = _close(attempt)
    except ProviderUnreachable as error:
        logger.warning("%s could not close %s: %s", attempt.provider, attempt.number, error)
        answer = Answer(Outcome.FAILED)
    return settle(attempt=attempt, answer=answer)


def _close(attempt: Attempt) -> Answer:
    """Close an attempt at its provider and return what became of it; what is still open is failed."""
    provider = get_provider(attempt.provider)
    provider.close(attempt=attempt)
    answer = provider.query(attempt=attempt)
    return Answer(Outcome.FAILED, reference=answer.reference) if answer.outcome in OPEN else answer


def reap_attempts(*, now: datetime) -> int:
    """Settle every waiting attempt that is past its deadline or silent, and send the refunds a crash left behind.

    Returns how many were settled. Those whose provider cannot be reached stay for the next round.
    """
    settled = 0
    for attempt in Attempt.objects.unanswered(at=now, older_than=SILENCE).order_by("pk"):
        try:
            settled += ask(attempt=attempt, now=now).status != Attempt.Status.STARTED
        except (ProviderUnreachable, UnknownProvider) as error:
            logger.warning("No answer from %s about %s: %s", attempt.provider, attempt.number, error)
    send_refunds()
    return settled


def request_refund(*, attempt: Attempt, amount: Decimal, key: str, reason: str) -> Refund:
    """Write down that `amount` (CNY) of a paid attempt must go back; `key` makes asking twice one refund.

    Call it in a transaction that holds the attempt's lock, and send_refunds() after it. Raises RefundTooLarge.
    """
    found = Refund.objects.filter(idempotency_key=key).first()
    if found:
        return found
    if attempt.status != Attempt.Status.PAID or amount > left_of(attempt=attempt):
        raise RefundTooLarge(attempt.number)
    return Refund.objects.create(attempt=attempt, amount=amount, idempotency_key=key, reason=reason[:160])


def send_refunds(*, attempt: Attempt | None = None) -> int:
    """Send the refunds that wait (of one attempt, or all) to their providers and return how many are done."""
    waiting = Refund.objects.filter(status=Refund.Status.STARTED).select_related("attempt").order_by("pk")
    if attempt is not None:
        waiting = waiting.filter(attempt=attempt)
    return sum(_send_refund(refund) for refund in waiting)


def _send_refund(refund: Refund) -> bool:
    try:
        status = get_provider(refund.attempt.provider).refund(refund=refund)
    except (ProviderUnreachable, UnknownProvider) as error:
        logger.warning("No answer from %s for refund %s: %s", refund.attempt.provider, refund.pk, error)
        return False
    with transaction.atomic():
        attempt = lock_attempt(pk=refund.attempt_id)
        refund = lock_refund(pk=refund.pk)
        if refund.status != Refund.Status.STARTED or status == Refund.Status.STARTED:
            return False
        refund.status = status
        refund.save(update_fields=["status"])
        refund.attempt = attempt
        if status == Refund.Status.DONE:
            _count_refund(attempt, refund)
        elif status == Refund.Status.TO_HAND_BACK:
            refund_owed.send(sender=Refund, refund=refund)
    return status == Refund.Status.DONE


def _count_refund(attempt: Attempt, refund: Refund) -> None:
    """Count a refund that is done, in the database, whose check has the last word.

    SQLite adds decimals as binary fractions: unrounded, two refunds of the whole amount could come to a trifle more.
    """
    Attempt.objects.filter(pk=attempt.pk).update(refunded=Round(F("refunded") + refund.amount, 2))
    attempt.refresh_from_db()
    if attempt.refunded == attempt.amount:
        _change(attempt, Attempt.Status.REFUNDED)
    refund.attempt = attempt
    refund_done.send(sender=Refund, refund=refund)


@transaction.atomic
def confirm_handed_back(*, refund: Refund, on: date, note: str, by) -> Refund:
    """Write down that `by` gave the buyer the refund's money on that day; harmless to repeat.

    Raises NothingOwed when no person has to hand it back, ValueError when the day lies ahead or before the refund.
    """
    attempt = lock_attempt(pk=refund.attempt_id)
    refund = lock_refund(pk=refund.pk)
    if refund.status == Refund.Status.DONE and refund.handed_back_on:
        return refund
    if refund.status != Refund.Status.TO_HAND_BACK:
        raise NothingOwed(refund.pk)
    if not timezone.localdate(refund.created_at) <= on <= timezone.localdate():
        raise ValueError(on)
    refund.status, refund.handed_back_on, refund.handed_back_by, refund.note = Refund.Status.DONE, on, by, note[:200]
    refund.save(update_fields=["status", "handed_back_on", "handed_back_by", "note"])
    _count_refund(attempt, refund)
    return refund


def receive_webhook(*, provider: str, request: HttpRequest) -> bool:
    """Take a provider's message once and settle what it says. Returns False when it had been received before.

    Raises UnknownProvider and BadSignature. A message about an attempt we do not know is kept and does nothing.
    """
    notice = get_provider(provider).webhook(request=request)
    with transaction.atomic():
        if not _keep(provider, notice):
            return False
        attempt = Attempt.objects.filter(provider=provider, number=notice.attempt_number).first()
        if attempt:
            _apply(lock_attempt(pk=attempt.pk), notice.answer)
    if attempt:
        send_refunds(attempt=attempt)
    return True


def _keep(provider: str, notice: Notice) -> bool:
    _event, made = WebhookEvent.objects.get_or_create(
        provider=provider, event_id=notice.event_id, defaults={"body": notice.body}
    )
    return made
