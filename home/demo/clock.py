"""The demo's past: what is done inside at() happened then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from marketplace.consignments import returned_letter
from marketplace.placement import deliveries, messages
from portal.outbox.models import Message


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let services take `moment` for the present, so that every row they write agrees on when it was.

    For loading the demo alone: it holds for the whole process.
    """
    real, timezone.now = timezone.now, lambda: moment
    try:
        yield
    finally:
        timezone.now = real


def settle_outbox(*, before: datetime) -> None:
    """Count the purchases; nobody is mailed today about the orders of last winter."""
    past = Message.objects.filter(created_at__lt=before)
    for payload in past.filter(kind=messages.COUNT).order_by("pk").values_list("payload", flat=True):
        deliveries.count(payload)
    past.filter(kind__in=[messages.COUNT, messages.MAIL, returned_letter.TELL]).delete()
