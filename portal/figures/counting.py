"""Counting without waiting: sums in this process, written some seconds later (ADR 0021)."""

import atexit
import logging
import os
import threading
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

logger = logging.getLogger(__name__)

#: More different sums than these are not kept apart between two writings: then only their kind is counted.
MOST_SUMS = 20_000


class Count(NamedTuple):
    """What a figure is the sum of."""

    kind: str
    day: date
    subject: str = ""
    language: str = ""
    device: str = ""


def note(request: HttpRequest, kind: str, subject: str = "") -> None:
    """Let this be counted with the request once it is answered, unless its sender is not to be counted."""
    request.figures = [*getattr(request, "figures", ()), (kind, subject)]


class Tally:
    """The sums of this process that are not written yet."""

    def __init__(self):
        self.forget()

    def forget(self) -> None:
        """Begin anew: a forked process must not write what its parent counted."""
        self._sums: Counter = Counter()
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def add(self, counts: Iterable[Count]) -> None:
        """Add one to each and see to it that they are written within settings.FIGURES_FLUSH_SECONDS."""
        with self._lock:
            for count in counts:
                self._sums[self._fitting(count)] += 1
            if self._timer is None and settings.FIGURES_FLUSH_SECONDS:
                self._set_timer()

    def flush(self) -> int:
        """Write the sums and return how many there were. They stay here when the database refuses them."""
        from portal.figures.services import add_counts

        with self._lock:
            sums, self._sums, self._timer = self._sums, Counter(), None
        if not sums:
            return 0
        try:
            add_counts(counts=sums)
        except Exception:
            with self._lock:
                for count, number in sums.items():
                    self._sums[self._fitting(count)] += number
            raise
        return len(sums)

    def _set_timer(self) -> None:
        timer = threading.Timer(settings.FIGURES_FLUSH_SECONDS, self._flush_in_thread)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError:  # No thread to be had: the next count asks again, and no page fails for it.
            return
        self._timer = timer

    def _fitting(self, count: Count) -> Count:
        """Return the count, without its subject when there are too many different ones."""
        if len(self._sums) < MOST_SUMS or count in self._sums:
            return count
        return count._replace(subject="")

    def _flush_in_thread(self) -> None:
        try:
            self.flush()
        except Exception:  # The next count sets the next timer; nothing is lost while this process lives.
            logger.warning("Figures could not be written; they are kept and tried again", exc_info=True)
        finally:
            connection.close()


tally = Tally()
os.register_at_fork(after_in_child=tally.forget)


@atexit.register
def write_the_rest() -> None:
    """Write what is left when the process ends in order."""
    if settings.configured and settings.FIGURES_FLUSH_SECONDS:
        tally._flush_in_thread()
