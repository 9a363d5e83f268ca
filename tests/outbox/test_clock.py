"""Jobs that run again and again, and the worker that runs them."""

import os
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from portal.outbox import clock
from portal.outbox.clock import register_job, run_due_jobs
from portal.outbox.models import JobRun
from tests.template_database import address_of

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def ran(monkeypatch):
    """Empty the clock and return what its jobs did."""
    monkeypatch.setattr(clock, "_jobs", {})
    return []


def test_a_job_runs_again_when_its_time_has_passed(ran):
    register_job("tick", lambda: ran.append(1), every=timedelta(minutes=1))

    times = [NOON, NOON + timedelta(seconds=59), NOON + timedelta(seconds=60), NOON + timedelta(minutes=5)]

    assert [run_due_jobs(now=at) for at in times] == [["tick"], [], ["tick"], ["tick"]]
    assert JobRun.objects.get().started_at == NOON + timedelta(minutes=5)


def test_a_nightly_job_runs_once_a_day_at_its_local_time(ran):
    register_job("night", lambda: ran.append(1), at=time_of_day(3, 10))
    run_due_jobs(now=NOON)

    night = NOON.replace(day=24, hour=3, minute=10)
    times = [NOON + timedelta(hours=1), night - timedelta(minutes=1), night, night + timedelta(hours=20)]

    assert [run_due_jobs(now=at) for at in times] == [[], [], ["night"], []]


def test_a_job_that_fails_keeps_its_error_and_stops_no_other(ran, caplog):
    def fail():
        raise RuntimeError("the books do not balance")

    register_job("a", fail, every=timedelta(minutes=1))
    register_job("b", lambda: "did 3", every=timedelta(minutes=1))

    run_due_jobs(now=NOON)

    results = dict(JobRun.objects.values_list("name", "result"))
    assert results == {"a": "failed: RuntimeError('the books do not balance')", "b": "did 3"}
    assert JobRun.objects.filter(ended_at=None).count() == 0


def test_what_another_worker_took_is_not_run_again(ran):
    register_job("tick", lambda: ran.append(1), every=timedelta(minutes=1))
    JobRun.objects.create(name="tick", started_at=NOON)

    assert clock._claim("tick", NOON - timedelta(minutes=1), NOON) is False


def test_one_round_of_the_worker_runs_the_reaper_and_the_heartbeat():
    call_command("worker", once=True)

    runs = dict(JobRun.objects.values_list("name", "result"))
    assert runs["heartbeat"] == "alive"
    assert runs["reap"] == "0 settled, 0 cancelled, 0 given more time"
    assert runs["check_books"].endswith("invariants hold")


@pytest.mark.django_db(transaction=True)
def test_the_worker_stops_cleanly_on_sigterm():
    environ = {
        **os.environ,
        "DATABASE_URL": address_of(connection),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--interval", "0.2"], cwd=settings.BASE_DIR, env=environ
    )
    until = time.monotonic() + 180
    while time.monotonic() < until and not JobRun.objects.filter(name="reap", ended_at__isnull=False).exists():
        time.sleep(0.2)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0
    assert JobRun.objects.filter(name="reap", ended_at__isnull=False).exists()
