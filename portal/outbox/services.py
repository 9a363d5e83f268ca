"""Promise work inside a transaction, do it after the commit; what fails is tried again and touches nothing else."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from portal.outbox.models import Message, SentMail

logger = logging.getLogger(__name__)

#: Nobody else takes up a message for so long after somebody did; a crash in between costs this time.
LEASE = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)

Handler = Callable[[dict], None]
_handlers: dict[str, Handler] = {}


def register_handler(kind: str, handler: Handler) -> None:
    """Say who does the work of this kind.

    The handler takes the payload, outside any transaction, and may be called twice for one message.
    """
    _handlers[kind] = handler


def send(*, key: str, kind: str, payload: dict, due_at: datetime | None = None) -> None:
    """Promise a piece of work in the caller's transaction; the same key again promises nothing new.

    `payload` must fit into JSON. It is done once it is due and the transaction is committed, by the worker.
    """
    message = Message(key=key, kind=kind, payload=payload, due_at=due_at or timezone.now())
    Message.objects.bulk_create([message], ignore_conflicts=True)


@transaction.atomic
def forget(*, words: Iterable[str]) -> None:
    """Delete all mail, sent or waiting, whose addressee or text holds one of these words, such as an e-mail address."""
    for word in words:
        held = Q(to__icontains=word) | Q(subject__icontains=word) | Q(text__icontains=word) | Q(html__icontains=word)
        SentMail.objects.filter(held).delete()
        messages = Message.objects.annotate(written=Cast("payload", TextField()))
        messages.filter(written__icontains=word).delete()
        Message.objects.filter(last_error__icontains=word).update(last_error="")


def deliver_due(*, now: datetime | None = None, limit: int = 200) -> int:
    """Do what is due, oldest first, and return how many pieces succeeded. Several workers may call it at once."""
    now = now or timezone.now()
    waiting = Message.objects.filter(done_at__isnull=True, due_at__lte=now).order_by("due_at", "pk")
    return sum(_deliver(message, now) for message in waiting[:limit])


def _deliver(message: Message, now: datetime) -> bool:
    claim = Message.objects.filter(pk=message.pk, done_at__isnull=True, due_at=message.due_at)
    if not claim.update(due_at=now + LEASE, tries=F("tries") + 1):
        return False
    try:
        _handlers[message.kind](message.payload)
    except Exception as error:  # Whatever a handler raises must not stop the others.
        logger.warning("Outbox %s failed: %r", message.key, error)
        wait = min(timedelta(minutes=2 ** min(message.tries, 10)), LONGEST_WAIT)
        Message.objects.filter(pk=message.pk).update(due_at=now + wait, last_error=repr(error)[:2000])
        return False
    Message.objects.filter(pk=message.pk).update(done_at=timezone.now(), last_error="")
    return True
