"""The one background process: the outbox, the clock, and queued tasks, in turn."""

import signal
import threading
from collections.abc import Callable

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils.crypto import get_random_string

from portal.outbox.clock import run_due_jobs
from portal.outbox.services import deliver_due
from portal.outbox.tasks import run_queued_tasks


class Command(BaseCommand):
    help = "Deliver the outbox, run the clock (reaper, nightly checks) and queued tasks until SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="one round, then stop")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between rounds (default 1)")

    def handle(self, *, once: bool, interval: float, **options):
        self.stopping = threading.Event()
        if not once:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: self.stopping.set())
        self.name = get_random_string(12)
        while True:
            for work in (deliver_due, run_due_jobs, self.run_tasks):
                if not self.stopping.is_set():
                    self.attempt(work)
            if once or self.stopping.wait(interval):
                return
            close_old_connections()

    def attempt(self, work: Callable) -> None:
        """Do one kind of work; a database that is away or busy is tried again in the next round."""
        try:
            work()
        except DatabaseError as error:
            self.stderr.write(f"{error!r}")

    def run_tasks(self) -> None:
        """Run what stands in the task queue now."""
        run_queued_tasks(worker=self.name)
