"""The worker's rounds, as many as there is work for."""

from datetime import datetime

from portal.outbox.services import deliver_due


def deliver_all(*, now: datetime | None = None) -> None:
    """Do everything that is due: the demo leaves more letters than one round takes."""
    while deliver_due(now=now):
        pass
