#!/usr/bin/env python
"""Check the shape of the repository: lengths, the list of names at the root, and file names we do not use."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ROOT = {
    *("portal", "marketplace", "home", "templates", "static", "manage.py", "requirements.txt", "README.md"),
    *("pyproject.toml", "locale", "requirements", "tests", "docs", "script", ".ci", "deploy", "benchmarks"),
    ".gitignore",
}
FUNCTION_LINES, MODULE_LINES, TEMPLATE_LINES, TEST_MODULE_LINES = 60, 400, 120, 600
BANNED_NAMES = {"utils.py", "helpers.py"}


def tracked_files() -> list[Path]:
    """Return the files git knows or would add, relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [Path(name) for name in sorted(set(listed)) if (ROOT / name).is_file()]


def faults(path: Path) -> Iterator[str]:
    """Yield what is wrong with one file."""
    if path.parts[0] not in AT_ROOT:
        yield f"{path.parts[0]} does not belong at the root"
    if path.name in BANNED_NAMES and not overrides_oscar(path):
        yield f"{path}: name the file after what it does"
    if path.suffix == ".py" and "migrations" not in path.parts:
        yield from python_faults(path)
    if path.suffix == ".html":
        lines = len((ROOT / path).read_text().splitlines())
        if lines > TEMPLATE_LINES:
            yield f"{path}: {lines} lines, a template has at most {TEMPLATE_LINES}"


def overrides_oscar(path: Path) -> bool:
    """Say whether Oscar finds this module by its name: an override must keep the path of what it changes."""
    folder, *inside = path.parts
    oscar = find_spec("oscar")
    return (
        folder == "marketplace" and oscar is not None and Path(oscar.origin).parent.joinpath("apps", *inside).exists()
    )


def python_faults(path: Path) -> Iterator[str]:
    """Yield the lengths that are beyond the limits in one module."""
    text = (ROOT / path).read_text()
    lines, limit = len(text.splitlines()), TEST_MODULE_LINES if path.parts[0] == "tests" else MODULE_LINES
    if lines > limit:
        yield f"{path}: {lines} lines, a module has at most {limit}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{path}:{node.lineno} {node.name}: {length} lines, a function has at most {FUNCTION_LINES}"


def main() -> int:
    """Print every fault; return 1 when there is one."""
    found = [fault for path in tracked_files() for fault in faults(path)]
    print("\n".join(dict.fromkeys(found)) or "The structure keeps its rules.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
