"""Containers that never came back: their deposits fall to the village that filled them (ADR 62)."""

from collections.abc import Iterable

from django.db import transaction

from marketplace.placement import books, locks
from marketplace.placement.models import KeptDeposit
from marketplace.placement.services.shrink import standing
from marketplace.placement.signals import deposits_kept


@transaction.atomic
def keep_deposits(*, order, lines: Iterable[int]) -> list[KeptDeposit]:
    """Give the deposits of all containers of these order lines (ids) that are still out to their villages.

    Returns one row for each line, in CNY; lines of which nothing is out are left alone, so that calling it twice
    changes nothing. Whether their time is over is the caller's to know, under the same lock.
    """
    locks.lock_order_and_attempt(pk=order.pk)
    found = list(order.lines.filter(pk__in=lines, kept_deposit=None).select_related("order").order_by("pk"))
    left = standing(lines=found)
    kept = []
    for line in found:
        rest = left[line.pk]
        if rest.containers:
            amount = rest.deposit * rest.containers
            kept.append(KeptDeposit.objects.create(line=line, containers=rest.containers, amount=amount))
    for each in kept:
        books.record_kept(kept=each)
        deposits_kept.send(sender=KeptDeposit, kept=each)
    return kept
