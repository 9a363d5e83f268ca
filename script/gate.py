#!/usr/bin/env python
"""The steps of script/test, each printed with its time; what fails is shown at once and again at the end."""

import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from machine import MachineLacks, services

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
REPORTS = ROOT / "var" / "test"
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "only-for-this-check-" * 4,
    "ALLOWED_HOSTS": "yunli.example",
    "REDIS_URL": "redis://127.0.0.1:6379",
    "MEDIA_BUCKET": "yunli",
}
SQLITE = {"DATABASE_URL": "sqlite://:memory:", "REDIS_URL": ""}


#: Lines of a storm's output that hold what was counted.
FIGURES = re.compile(r"^(ok|broken|\d+ ) ?")


@dataclass
class Gate:
    """Runs steps, remembers which failed and how many tests there were."""

    failed: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})
    began: float = field(default_factory=time.monotonic)

    def step(self, title: str, *command: str, **environ: str) -> bool:
        """Run one command and print its title and time, and its output when it fails. Return whether it passed."""
        began = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        passed = done.returncode == 0
        print(f"  {title:<44}{time.monotonic() - began:10.1f} s{'' if passed else '   FAILED'}", flush=True)
        if not passed:
            self.failed.append(title)
            print(done.stdout[-12000:], flush=True)
        elif "-s" in command:  # its figures are what it was run for
            print("".join(line for line in done.stdout.splitlines(True) if FIGURES.search(line)), flush=True)
        return passed

    def tests(self, title: str, *arguments: str, **environ: str) -> None:
        """Run pytest and add its numbers."""
        report = REPORTS / f"{title.split()[-1].lower()}.xml"
        report.unlink(missing_ok=True)
        options = ("--junitxml", str(report), "--tb=short", "--disable-warnings", *arguments)
        self.step(title, str(BIN / "pytest"), *options, **environ)
        if report.exists():
            self._count(ElementTree.parse(report).getroot().find("testsuite"))

    def _count(self, suite: ElementTree.Element) -> None:
        broken = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        self.counts["failed"] += broken
        self.counts["skipped"] += skipped
        self.counts["passed"] += int(suite.get("tests", 0)) - broken - skipped

    def close(self) -> int:
        """Print the closing lines and return the exit code."""
        steps = [title for title in self.failed if not title.startswith("Tests")]
        if self.failed:
            print("\nFailed: " + "; ".join(self.failed))
        self.counts["failed"] += len(steps)
        numbers = ", ".join(f"{count} {what}" for what, count in self.counts.items() if count)
        print(f"\n===== {numbers or 'nothing ran'} in {time.monotonic() - self.began:.0f}s =====")
        return 1 if self.failed else 0


def lint(gate: Gate) -> None:
    """Style and shape of the code; needs no database."""
    python = sys.executable
    gate.step("Format (ruff)", str(BIN / "ruff"), "format", "--check", ".")
    gate.step("Lint (ruff)", str(BIN / "ruff"), "check", ".")
    gate.step("Templates (djlint)", str(BIN / "djlint"), "templates", "--lint", "--quiet")
    gate.step("Imports between rooms (import-linter)", str(BIN / "lint-imports"))
    gate.step("Structure", python, "script/structure.py")
    gate.step("Messages", python, "script/messages.py", "check")


def project_checks(gate: Gate, postgres: dict[str, str]) -> None:
    """Types, Django's and our own system checks in every environment, migrations."""
    manage = (sys.executable, "manage.py")
    gate.step("Types of services (mypy)", str(BIN / "mypy"))
    for name in ("demo", "dev", "test"):
        gate.step(
            f"Checks of portal.settings.{name}", *manage, "check", DJANGO_SETTINGS_MODULE=f"portal.settings.{name}"
        )
    gate.step(
        "Checks of portal.settings.production",
        *manage,
        "check",
        "--deploy",
        "--fail-level=WARNING",
        **{**postgres, **PRODUCTION},
    )
    gate.step("No migration is missing", *manage, "makemigrations", "--check", "--dry-run", **SQLITE)


def migrate_templates(environs: list[dict[str, str]]) -> list[subprocess.Popen]:
    """Begin to migrate the template databases, side by side with what comes before the tests."""
    return [
        subprocess.Popen(
            [sys.executable, "-m", "tests.template_database"],
            cwd=ROOT,
            env={**os.environ, **environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
        )
        for environ in environs
    ]


def whole(gate: Gate) -> None:
    """Everything but the storms."""
    with services() as environ, ThreadPoolExecutor() as pool:
        gate.step("Message catalogues", sys.executable, "script/messages.py", "compile")
        templates = migrate_templates([SQLITE, environ])
        lint(gate)
        project_checks(gate, environ)
        list(pool.map(subprocess.Popen.wait, templates))
        shared = ("-n", "2", "--dist", "worksteal")
        gate.tests("Tests on SQLite", *shared, "-m", "not browser and not storm", **SQLITE)
        gate.tests("Tests on PostgreSQL", *shared, "-m", "not storm", **environ)


def storm(gate: Gate) -> None:
    """The full sizes, one after the other, on PostgreSQL."""
    with services() as environ:
        gate.tests("Tests storm", "-m", "storm", "-s", **environ)


def quick(gate: Gate, paths: list[str]) -> None:
    """Lint, and the tests of these paths on SQLite without a browser."""
    gate.step("Format (ruff)", str(BIN / "ruff"), "format", "--check", ".")
    gate.step("Lint (ruff)", str(BIN / "ruff"), "check", ".")
    gate.tests("Tests on SQLite", "-m", "not browser and not storm", *paths, **SQLITE)


def main(arguments: list[str]) -> int:
    """Run the part that is asked for and return the exit code."""
    gate = Gate()
    REPORTS.mkdir(parents=True, exist_ok=True)
    try:
        match arguments:
            case []:
                whole(gate)
            case ["storm"]:
                storm(gate)
            case ["quick", *paths]:
                quick(gate, paths)
            case _:
                print("script/test [quick [paths] | storm]")
                return 2
    except MachineLacks as lack:
        print(lack)
        gate.failed.append("What the tests need")
    return gate.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
