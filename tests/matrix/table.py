"""The matrix: who gets what at which address, one line each, kept in table.txt."""

from pathlib import Path

from tests.matrix.walking import LETTERS
from tests.matrix.world import ROLES

#: How the address of nothing but the host is written.
ROOT = '""'
FILE = Path(__file__).with_name("table.txt")
#: Areas with their own rule instead of a line for each address: see test_areas.py.
AREAS = ("admin/", "django-admin/", "sandbox-pay/")


def read() -> dict[str, tuple[str, str]]:
    """Return (letters for GET, letters for POST) by address."""
    lines = [line.split() for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    return {"" if address == ROOT else address: (get, post) for get, post, address in lines}


def written(found: dict[str, tuple[str, str]]) -> str:
    """Return the text of a table."""
    head = [
        "# Who gets what at which address. Columns of GET, then of POST:",
        *(f"#   {mark}  {role}" for mark, role in ROLES.items()),
        "# Letters:",
        *(f"#   {mark}  {words}" for mark, words in LETTERS.items() if mark != "E"),
        "# xx/ is the language. admin/ and django-admin/ have rules of their own in test_areas.py.",
        "#",
    ]
    lines = [f"{get} {post} {address or ROOT}" for address, (get, post) in found.items()]
    return "\n".join([*head, *lines]) + "\n"
