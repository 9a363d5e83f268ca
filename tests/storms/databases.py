"""A PostgreSQL of the storm's own, which keeps its word as in production and may be killed."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.storms.processes import free_port, wait_for
from tests.template_database import address_of

#: Only the file system is trusted: a killed process loses nothing that was written.
OPTIONS = ("fsync=off", "synchronous_commit=on", "max_connections=100", "listen_addresses=127.0.0.1")

START_SECONDS = 60


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs."""
    found = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True), shutil.which(name)]
    return str(next(path for path in found if path))


class OwnPostgres:
    """A server below a folder, in a process group of its own."""

    def __init__(self, folder: Path):
        # PostgreSQL refuses to run as root; Debian's own user for it runs it then.
        self.owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.owner:
            person = pwd.getpwnam("postgres")
            os.chown(folder, person.pw_uid, person.pw_gid)
        self.folder, self.port = folder, free_port()
        made = [program("initdb"), "-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        self._run([*made, "--locale=C.UTF-8"])

    def start(self) -> None:
        """Start it, or start it again after a kill; return when it has recovered and answers."""
        options = [*OPTIONS, f"port={self.port}", f"unix_socket_directories={self.folder}"]
        command = [program("postgres"), "-D", "data", *(f"-c{option}" for option in options)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=self.folder, start_new_session=True, **quiet, **self.owner)
        wait_for(self.port, self.process)
        ready = [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        until = time.monotonic() + START_SECONDS
        while subprocess.run(ready).returncode:
            if time.monotonic() > until:
                raise RuntimeError("PostgreSQL did not recover")
            time.sleep(0.1)

    def kill(self) -> None:
        """kill -9 the server with every process of it, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def take_over(self, address: str, name: str) -> None:
        """Fill a new database of this name with what the database at the address holds."""
        here = f"postgres://postgres@127.0.0.1:{self.port}"
        subprocess.run([program("psql"), "-qc", f'CREATE DATABASE "{name}"', f"{here}/postgres"], check=True)
        whole = subprocess.run([program("pg_dump"), "--no-owner", address], check=True, capture_output=True).stdout
        subprocess.run([program("psql"), "-q", f"{here}/{name}"], input=whole, check=True, capture_output=True)

    def _run(self, command: list[str]) -> None:
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True, **self.owner)


@contextmanager
def mortal_database(folder: Path) -> Iterator[OwnPostgres]:
    """Lead this process to a copy of its test database on a server that may be killed, and back afterwards."""
    server, before = OwnPostgres(folder), connection.settings_dict.copy()
    server.start()
    try:
        server.take_over(address_of(connection), before["NAME"])
        connection.close()
        connection.settings_dict.update(HOST="127.0.0.1", PORT=server.port, USER="postgres", PASSWORD="")
        yield server
    finally:
        connection.close()
        connection.settings_dict.update(before)
        server.kill()
