"""Several processes count on their own; what they write adds up, and none writes what another one counted."""

import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from portal.figures.counting import Count, Tally, tally
from portal.figures.models import Figure
from tests.template_database import address_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

#: One process as gunicorn runs it: it reads pages, then ends in order or is killed.
PROCESS = """
import os, sys, time
import django
django.setup()
from django.test import Client
reader = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"})
for _time in range(int(sys.argv[1])):
    assert reader.get("/en/search/?q=yak").status_code == 200
if sys.argv[2] == "killed":
    time.sleep(3)
    os.kill(os.getpid(), 9)
"""


def run(times: int, end: str, **more) -> subprocess.Popen:
    environ = {
        **os.environ,
        "DATABASE_URL": address_of(connection),
        "DJANGO_SETTINGS_MODULE": "tests.figures.process_settings",
        **more,
    }
    return subprocess.Popen([sys.executable, "-c", PROCESS, str(times), end], cwd=settings.BASE_DIR, env=environ)


def test_two_processes_add_up_and_the_last_counts_come_in_when_they_end():
    both = [run(3, "in order", FIGURES_FLUSH_SECONDS="600"), run(4, "in order", FIGURES_FLUSH_SECONDS="600")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert Figure.objects.of("view").total() == 7
    assert Figure.objects.of("missed").get().number == 7


def test_a_killed_process_has_written_what_is_older_than_the_time_set():
    process = run(5, "killed", FIGURES_FLUSH_SECONDS="1")
    assert process.wait(timeout=120) == -9
    assert Figure.objects.of("view").total() == 5


def test_a_forked_process_does_not_write_what_its_parent_counted():
    tally.add([Count("view", timezone.localdate())])
    child = os.fork()
    if not child:
        os._exit(len(tally._sums))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert tally.flush() == 1


def test_figures_are_written_by_themselves_a_moment_after_they_are_counted(settings):
    settings.FIGURES_FLUSH_SECONDS = 0.2
    own = Tally()
    own.add([Count("view", timezone.localdate())] * 3)
    assert not Figure.objects.exists()
    until = time.monotonic() + 20
    while not Figure.objects.exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert Figure.objects.get().number == 3
