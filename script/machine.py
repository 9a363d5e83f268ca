"""What the tests need from the machine: PostgreSQL, Redis, Chromium, Pango, fonts. Debian's are installed if absent.

The gate runs a PostgreSQL and a Redis of its own, on free ports and in a folder that is removed afterwards, so it
neither needs nor touches what else runs here. TEST_POSTGRES_URL (a superuser's) and TEST_REDIS_URL name others.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from ctypes.util import find_library
from pathlib import Path

DEBIAN_PACKAGES = {"initdb": "postgresql", "redis-server": "redis-server", "chromium": "chromium"}
#: What WeasyPrint loads, by the names of the libraries.
LIBRARIES = {"pangoft2-1.0": "libpangoft2-1.0-0", "harfbuzz-subset": "libharfbuzz-subset0"}
FONT_PACKAGE, FONT_FOLDER = "fonts-noto-cjk", Path("/usr/share/fonts/opentype/noto")
POSTGRES_OPTIONS = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400", "shared_buffers=256MB"),
    *("listen_addresses=127.0.0.1", "log_min_messages=panic", "deadlock_timeout=500ms"),
)
START_SECONDS = 60


class MachineLacks(Exception):
    """Something the tests need is absent and could not be installed; the text says what to do."""


def find(program: str) -> str | None:
    """Return the path of a program, looking into Debian's PostgreSQL folders too."""
    return shutil.which(program) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)), None
    )


def provide_programs() -> None:
    """Install Debian's packages for what is missing. Raises MachineLacks where that is not possible."""
    missing = [package for program, package in DEBIAN_PACKAGES.items() if not find(program)]
    missing += [package for library, package in LIBRARIES.items() if not find_library(library)]
    if not list(FONT_FOLDER.glob("NotoSansCJK*")):
        missing.append(FONT_PACKAGE)
    if not missing:
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get"):
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-q"], ["install", "-yq", "--no-install-recommends", *missing]):
            subprocess.run([*root, "apt-get", *command], env=environ, capture_output=True)
    absent = [program for program in DEBIAN_PACKAGES if not find(program)]
    if absent:
        raise MachineLacks(f"Missing: {', '.join(absent)}. On Debian, as root: apt-get install {' '.join(missing)}")


def free_port() -> int:
    """Return a TCP port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Return when somebody listens on the port. Raises MachineLacks when the process ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise MachineLacks(f"{process.args[0]} did not start")


@contextmanager
def running(command: list[str], port: int, **options) -> Iterator[None]:
    """Run a server while the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(START_SECONDS)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL of our own below the folder and yield its address, without a database name."""
    # PostgreSQL refuses to run as root, so Debian's own user for it runs it then.
    owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    if owner:
        person = pwd.getpwnam("postgres")
        os.chown(folder, person.pw_uid, person.pw_gid)
    data, port = folder / "postgres", free_port()
    initdb = [find("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
    made = subprocess.run([*initdb, "--locale=C.UTF-8"], cwd=folder, capture_output=True, text=True, **owner)
    if made.returncode:
        raise MachineLacks(f"initdb failed: {made.stderr}")
    options = [f"-c{option}" for option in (*POSTGRES_OPTIONS, f"port={port}", f"unix_socket_directories={folder}")]
    with running([find("postgres"), "-D", str(data), *options], port, cwd=folder, **owner):
        yield f"postgres://postgres@127.0.0.1:{port}"


@contextmanager
def redis() -> Iterator[str]:
    """Run a Redis of our own that keeps nothing on disk, and yield its address."""
    port = free_port()
    command = [find("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with running(command, port):
        yield f"redis://127.0.0.1:{port}"


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """Yield the environment in which tests find PostgreSQL and Redis."""
    provide_programs()
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="yunli-gate-", ignore_cleanup_errors=True))
        )
        server = os.environ.get("TEST_POSTGRES_URL") or stack.enter_context(postgres(folder))
        cache = os.environ.get("TEST_REDIS_URL") or stack.enter_context(redis())
        yield {"DATABASE_URL": f"{server.rstrip('/')}/postgres", "REDIS_URL": cache}
