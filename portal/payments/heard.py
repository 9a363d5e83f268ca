"""When a provider was last heard of: its last message, and the last one that bore no good signature."""

from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from portal.payments.models import WebhookEvent

#: A refused message is remembered for a week (seconds); nobody can fill the database with such.
WEEK = 7 * 24 * 3600


def note_refused(provider: str) -> None:
    """Remember that just now a message of this provider was refused."""
    cache.set(f"payments:refused:{provider}", timezone.now(), WEEK)


def last_refused(provider: str) -> datetime | None:
    """Return when a message was last refused, if lately."""
    return cache.get(f"payments:refused:{provider}")


def last_heard(provider: str) -> datetime | None:
    """Return when a signed message last came."""
    received = WebhookEvent.objects.filter(provider=provider).order_by("-pk").values_list("received_at", flat=True)
    return received.first()
