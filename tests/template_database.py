"""Test databases that are copies of one migrated database.

Migrating takes two minutes of CPU and Wagtail cannot live without its migrations (root page, locale, text index), so a
template is migrated once for each state of the migration files, kept, and copied: for every test process at its
start, and again after every test that wrote outside a transaction.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "test"
PREFIX = "yunli_template_"

Rows = dict[str, bytes]


def migrations_key() -> str:
    """Return a short hash over everything that decides what a migrated database looks like."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    digest.update(Path(__file__).with_name("template_tree.py").read_bytes())
    for folder in ("portal", "marketplace", "home"):
        for path in sorted((ROOT / folder).glob("**/migrations/*.py")):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def only_one() -> Iterator[None]:
    """Let one process at a time make or copy templates."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as handle:
        flock(handle, LOCK_EX)
        yield


def migrate(database_url: str) -> None:
    """Migrate the database at this address and plant the page tree, in processes of their own.

    Raises RuntimeError with the output.
    """
    environ = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    for command in (("manage.py", "migrate", "--verbosity=0"), ("-m", "tests.template_tree")):
        done = subprocess.run([sys.executable, *command], env=environ, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"The template database could not be made:\n{done.stdout}{done.stderr}")


def address_of(connection: BaseDatabaseWrapper, name: str = "") -> str:
    """Return the DATABASE_URL of a connection's database, or of another one on the same server, for other processes."""
    settings = connection.settings_dict
    name = name or settings["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    login = f"{settings['USER']}:{settings['PASSWORD']}".rstrip(":")
    return f"postgres://{login}@{settings['HOST']}:{settings['PORT'] or 5432}/{name}"


class SqliteCopies:
    """The template is a file; so is every test database."""

    def __init__(self, connection: BaseDatabaseWrapper, worker: str):
        self.connection = connection
        self.template = KEPT / f"{PREFIX}{migrations_key()}.sqlite3"
        self.name = str(KEPT / f"sqlite_{worker or 'main'}_{os.getpid()}.sqlite3")

    def create(self) -> str:
        """Make the template when it is missing, copy it, and return the copy's path."""
        with only_one():
            if not self.template.exists():
                draft = self.template.with_suffix(".draft")
                draft.unlink(missing_ok=True)
                migrate(f"sqlite:///{draft}")
                draft.replace(self.template)
                for old in KEPT.glob(f"{PREFIX}*.sqlite3"):
                    if old != self.template:
                        old.unlink()
            self._copy(self.template)
        return self.name

    def remember(self) -> None:
        """Nothing to keep: the template's file stays where it is."""

    def restore(self) -> None:
        """Bring the test database back to the template's state."""
        self.connection.close()
        self._copy(self.template)

    def fill_once(self, name: str, load: Callable[[], None]) -> None:
        """Fill the test database by `load` the first time, and from a copy of what that made afterwards."""
        kept = Path(f"{self.name}.{name}")
        if not kept.exists():
            load()
            with closing(sqlite3.connect(self.name)) as source, closing(sqlite3.connect(kept)) as target:
                source.backup(target)
        self.connection.close()
        self._copy(kept)

    def drop(self) -> None:
        """Remove the test database."""
        self.connection.close()
        for kept in KEPT.glob(f"{Path(self.name).name}.*"):
            kept.unlink()
        for suffix in ("", "-wal", "-shm"):
            Path(self.name + suffix).unlink(missing_ok=True)

    def _copy(self, source: Path) -> None:
        draft = Path(self.name + ".draft")
        shutil.copyfile(source, draft)
        for suffix in ("-wal", "-shm"):
            Path(self.name + suffix).unlink(missing_ok=True)
        draft.replace(self.name)


class PostgresCopies:
    """The template is a database of the same server. The test role must be a superuser."""

    def __init__(self, connection: BaseDatabaseWrapper, worker: str):
        self.connection = connection
        self.template = PREFIX + migrations_key()
        self.name = "_".join(filter(None, ["test", connection.settings_dict["NAME"], worker]))
        self.kept: dict[str, Rows] = {}

    def create(self) -> str:
        """Make the template when it is missing, copy it, and return the copy's name."""
        with only_one():
            if not self._server("SELECT 1 FROM pg_database WHERE datname = %s", [self.template]):
                self._make_template()
            self._server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
            self._server(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        return self.name

    def remember(self) -> None:
        """Keep the rows the template holds, for restore()."""
        self.kept["template"] = self._read()

    def restore(self) -> None:
        """Bring the test database back to the template's state."""
        self._replace(self.kept["template"])

    def fill_once(self, name: str, load: Callable[[], None]) -> None:
        """Fill the test database by `load` the first time, and from the rows that made afterwards."""
        if name in self.kept:
            self._replace(self.kept[name])
        else:
            load()
            self.kept[name] = self._read()

    def _read(self) -> Rows:
        """Return every row, by table, as PostgreSQL writes them."""
        rows: Rows = {}
        self.connection.ensure_connection()
        with self.connection.connection.cursor() as cursor:
            for table in self._filled_tables(cursor):
                with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                    rows[table] = b"".join(bytes(part) for part in copy)
        return rows

    def _replace(self, rows: Rows) -> None:
        """Empty what is filled and write these rows; no trigger or foreign key looks on meanwhile."""
        self.connection.close()
        self.connection.ensure_connection()
        with self.connection.connection.transaction(), self.connection.connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in self._filled_tables(cursor):
                cursor.execute(f'DELETE FROM "{table}"')
            for table, content in rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(content)

    def drop(self) -> None:
        """Remove the test database."""
        self.connection.close()
        self._server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _make_template(self) -> None:
        draft = f"{self.template}_draft"
        self._server(f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
        self._server(f'CREATE DATABASE "{draft}"')
        migrate(address_of(self.connection, draft))
        self._server(f'ALTER DATABASE "{draft}" RENAME TO "{self.template}"')
        for (old,) in self._server("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"]):
            if old != self.template:
                self._server(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')

    def _server(self, statement: str, params: list[str] | None = None) -> list[tuple]:
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(statement, params)
            return cursor.fetchall() if cursor.description else []

    def _filled_tables(self, cursor) -> list[str]:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = [name for (name,) in cursor.fetchall() if name != "django_migrations"]
        checks = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in tables)
        cursor.execute(" UNION ALL ".join(checks))
        return [name for (name,) in cursor.fetchall()]


def copies_for_tests(worker: str) -> SqliteCopies | PostgresCopies:
    """Return the maker of test databases for the default connection; `worker` is xdist's name or empty."""
    connection = connections["default"]
    kinds = {"sqlite": SqliteCopies, "postgresql": PostgresCopies}
    return kinds[connection.vendor](connection, worker)


if __name__ == "__main__":
    # Make the template of the configured database ahead of the tests.
    import django

    django.setup()
    ahead = copies_for_tests("ahead")
    ahead.create()
    ahead.drop()
