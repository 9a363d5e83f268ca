"""Jobs that run again and again, by one worker or several: each is due once, whoever gets to it first."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from portal.outbox.models import JobRun

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Runs `every` so often, or once a day `at` a local time; returns what it did in words."""

    name: str
    run: Callable[[], object]
    every: timedelta | None = None
    at: time | None = None

    def is_due(self, *, last: datetime | None, now: datetime) -> bool:
        """Say whether it should begin, given when it last began."""
        if last is None:
            return True
        if self.every is not None:
            return last + self.every <= now
        local = timezone.localtime(now)
        today = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        latest = today if today <= local else today - timedelta(days=1)
        return last < latest


_jobs: dict[str, Job] = {}


def register_job(
    name: str, run: Callable[[], object], *, every: timedelta | None = None, at: time | None = None
) -> None:
    """Enter a job in the clock; give either `every` or `at` (local time). What it returns is kept as its result."""
    _jobs[name] = Job(name, run, every, at)


def run_due_jobs(*, now: datetime | None = None) -> list[str]:
    """Run the jobs that are due and return their names. A job that fails keeps its error as its result."""
    now = now or timezone.now()
    runs = {run.name: run.started_at for run in JobRun.objects.all()}
    ran = []
    for job in _jobs.values():
        if job.is_due(last=runs.get(job.name), now=now) and _claim(job.name, runs.get(job.name), now):
            _run(job)
            ran.append(job.name)
    return ran


def _claim(name: str, last: datetime | None, now: datetime) -> bool:
    if last is not None:
        return bool(JobRun.objects.filter(name=name, started_at=last).update(started_at=now, ended_at=None))
    _row, made = JobRun.objects.get_or_create(name=name, defaults={"started_at": now})
    return made


def _run(job: Job) -> None:
    try:
        result = str(job.run() or "")
    except Exception as error:  # One job's failure must not stop the clock.
        logger.exception("Job %s failed", job.name)
        result = f"failed: {error!r}"
    JobRun.objects.filter(name=job.name).update(ended_at=timezone.now(), result=result[:2000])
