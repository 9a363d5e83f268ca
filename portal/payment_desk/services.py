"""Fetching a provider's bill of a day and holding it against our own attempts. Nothing here moves or edits money."""

import logging
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.outbox.services import send
from portal.payment_desk.comparing import compare
from portal.payment_desk.models import Line, Statement
from portal.payments.exceptions import BillNotReady, ConnectionRefused, ProviderUnreachable
from portal.payments.providers import BillEntry
from portal.payments.registry import get_provider, providers
from portal.payments.signals import fee_known

logger = logging.getLogger(__name__)
#: The three have written yesterday's bill by then (local time), and are asked about so many days back.
READY_AT, DAYS_BACK = time(10), 3
MAIL = "payment_desk.off"


def fetch_due_statements(*, now: datetime | None = None) -> str:
    """Fetch the statements of the last days that are not read yet; returns in words how many. Runs each hour."""
    now = now or timezone.now()
    last = timezone.localdate(now) - timedelta(days=1 if timezone.localtime(now).time() >= READY_AT else 2)
    days = [last - timedelta(days=back) for back in range(DAYS_BACK)]
    codes = [code for code, provider in providers().items() if provider.has_bill and provider.is_whole]
    rows = Statement.objects.filter(day__in=days, provider__in=codes, status__in=("fine", "off"))
    read = set(rows.values_list("provider", "day"))
    due = [(code, day) for code in codes for day in sorted(days) if (code, day) not in read]
    found = [fetch_statement(provider=code, day=day, now=now) for code, day in due]
    return f"{sum(statement.is_read for statement in found)} of {len(found)} statements read"


def fetch_statement(*, provider: str, day: date, now: datetime | None = None) -> Statement:
    """Fetch and compare one day's bill (again), and return its statement; harmless to repeat.

    What cannot be fetched is kept as such. Raises UnknownProvider. Never call it in a transaction.
    """
    now = now or timezone.now()
    is_last_try = day <= timezone.localdate(now) - timedelta(days=DAYS_BACK)
    try:
        entries = get_provider(provider).bill(day=day)
    except BillNotReady as error:
        if not is_last_try:
            return _write_failure(provider, day, now, Statement.Status.WAITING, str(error))
        entries = []  # Nobody paid on that day; what we think was paid will show as unknown there.
    except (ProviderUnreachable, ConnectionRefused) as error:
        logger.warning("No bill of %s for %s: %s", provider, day, error)
        return _write_failure(provider, day, now, Statement.Status.FAILED, str(error), tell=is_last_try)
    return _write(provider, day, now, entries)


@transaction.atomic
def _write_failure(
    provider: str, day: date, now: datetime, status: str, reason: str, *, tell: bool = False
) -> Statement:
    about = {"status": status, "reason": reason[:200], "fetched_at": now}
    statement, made = Statement.objects.get_or_create(provider=provider, day=day, defaults=about)
    if not made and not statement.is_read:
        Statement.objects.filter(pk=statement.pk).update(**about)
        statement.refresh_from_db()
    if tell:
        _tell(statement)
    return statement


@transaction.atomic
def _write(provider: str, day: date, now: datetime, entries: list[BillEntry]) -> Statement:
    about = {
        "status": Statement.Status.FINE,
        "reason": "",
        "fetched_at": now,
        "paid": _sum(entry.amount for entry in entries if entry.kind == Line.Kind.PAYMENT),
        "sent_back": _sum(entry.amount for entry in entries if entry.kind == Line.Kind.REFUND),
        "fees": _sum(entry.fee for entry in entries),
    }
    statement, _made = Statement.objects.update_or_create(provider=provider, day=day, defaults=about)
    known = set(statement.lines.filter(amount__isnull=False).values_list("kind", "key"))
    compare(statement=statement, entries=entries)
    for line in statement.lines.exclude(fee=0).select_related("attempt"):
        if line.attempt and (line.kind, line.key) not in known:
            key = f"fee:{provider}:{line.kind}:{line.key}"
            fee_known.send(sender=Line, attempt=line.attempt, amount=line.fee, key=key)
    if statement.lines.exclude(problem="").exists():
        Statement.objects.filter(pk=statement.pk).update(status=Statement.Status.OFF)
        statement.refresh_from_db()
        _tell(statement)
    return statement


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _tell(statement: Statement) -> None:
    """Promise one mail about this statement, however often it is fetched."""
    if settings.SUPPORT_EMAIL:
        key = f"statement:{statement.provider}:{statement.day}:{statement.status}"
        send(key=key, kind=MAIL, payload={"statement": statement.pk})
