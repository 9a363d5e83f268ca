"""Real processes around the test database: gunicorn, and the sandbox on its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.template_database import address_of


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen, seconds: float = 90) -> None:
    """Wait until somebody listens. Raises RuntimeError when the process ends or takes too long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nobody listens on {port}")


@contextmanager
def sandbox(tmp_path: Path, *, behaviour: str, hang: float) -> Iterator[dict]:
    """Run the sandbox provider as a process of its own; give its address and store."""
    port, store = free_port(), tmp_path / "pay.sqlite3"
    command = [sys.executable, "-m", "portal.payments.sandbox.server", "--port", str(port), "--store", str(store)]
    process = subprocess.Popen(
        [*command, "--behaviour", behaviour, "--hang", str(hang), "--secret", "storm"], cwd=settings.BASE_DIR
    )
    try:
        wait_for(port, process)
        yield {"url": f"http://127.0.0.1:{port}", "store": store}
    finally:
        process.kill()
        process.wait()


class Site:
    """gunicorn over the test database."""

    def __init__(self, *, workers: int, threads: int, sandbox_url: str = "http://127.0.0.1:9", **environ: str):
        self.port = free_port()
        self.environ = {
            **os.environ,
            "DATABASE_URL": address_of(connection),
            "DJANGO_SETTINGS_MODULE": "tests.storms.settings",
            "SANDBOX_URL": sandbox_url,
            "SANDBOX_NOTIFY_URL": f"http://127.0.0.1:{self.port}/payments/webhook/sandbox/",
            "SANDBOX_SECRET": "storm",
            **environ,
        }
        self.options = [
            *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads)),
            *("--preload", "--no-control-socket", "--log-level", "critical", "--bind", f"127.0.0.1:{self.port}"),
        ]

    def __enter__(self) -> "Site":
        gunicorn = Path(sys.executable).with_name("gunicorn")
        self.process = subprocess.Popen(
            [str(gunicorn), "portal.wsgi", *self.options], cwd=settings.BASE_DIR, env=self.environ
        )
        wait_for(self.port, self.process)
        return self

    def __exit__(self, *problem) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def workers(self) -> list[int]:
        """Return the process ids of the workers now alive."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def kill_a_worker(self) -> bool:
        """kill -9 the oldest worker; say whether there was one."""
        found = self.workers()
        if not found:
            return False
        try:
            os.kill(min(found), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True
