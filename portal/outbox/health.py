"""Is the background worker alive? Its clock strikes every half minute."""

from datetime import timedelta

from django.utils import timezone

from portal.core.health import NotReady
from portal.outbox.models import JobRun

HEARTBEAT = "heartbeat"
LONGEST_SILENCE = timedelta(minutes=3)


def probe_worker() -> None:
    """Raise NotReady when the worker's clock has not struck in the last three minutes."""
    latest = timezone.now() - LONGEST_SILENCE
    if not JobRun.objects.filter(name=HEARTBEAT, started_at__gte=latest).exists():
        raise NotReady("The worker's clock has not struck for three minutes.")
