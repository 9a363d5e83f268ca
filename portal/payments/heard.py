"""When a provider was last heard of: its last message, the last one with no good signature, its last refusal."""

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


def note_refusal(provider: str, reason: str) -> None:
    """Remember that just now a provider refused to do something, in its own word."""
    cache.set(f"payments:refusal:{provider}", (timezone.now(), reason), WEEK)


def last_refusal(provider: str) -> tuple[datetime, str] | None:
    """Return when and with which word a provider last refused something, if lately."""
    return cache.get(f"payments:refusal:{provider}")


def last_heard(provider: str) -> datetime | None:
    """Return when a signed message last came."""
    received = WebhookEvent.objects.filter(provider=provider).order_by("-pk").values_list("received_at", flat=True)
    return received.first()
