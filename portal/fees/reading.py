"""Reads a table of bills, CSV or XLSX, into rows; what is wrong with one is said with its number."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.fees.models import Bill
from portal.fees.periods import read_period
from portal.residents.exceptions import FileUnreadable
from portal.residents.reading import HEADINGS, MAX_ROWS, cells_of_file, cells_of_text

COLUMNS = 7
LARGEST = Decimal("999999.99")
DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?: 00:00:00)?")
#: What may stand around an amount.
AROUND = str.maketrans("", "", " ,，¥￥元")


@dataclass(frozen=True)
class Row:
    """A bill as the file has it; `number` is the row's in the file and no part of what it says."""

    number: int = field(compare=False, repr=False)
    building: str
    flat: str
    kind: str
    period: str
    amount: Decimal
    due_on: date
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what no two bills of a compound share."""
        return self.building, self.flat, self.kind, self.period


@dataclass(frozen=True)
class Table:
    """`rows` that are whole, `wrong` as (row of the file, what is wrong), `blank`: rows without an amount."""

    rows: list[Row] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the rows as text that can be read once more; numbers of rows are kept by empty lines."""
        out = io.StringIO()
        writer, last = csv.writer(out, lineterminator="\n"), 0
        for row in self.rows:
            out.write("\n" * (row.number - last - 1))
            writer.writerow([row.building, row.flat, row.kind, row.period, row.amount, row.due_on, row.note])
            last = row.number
        return out.getvalue()


def read_bills(file: File) -> Table:
    """Return what a file lists. Raises FileUnreadable when it is too large, broken, or no table of bills."""
    return _table(cells_of_file(file, columns=COLUMNS, wide=False))


def read_bills_text(text: str) -> Table:
    """Return what typed or pasted rows list. Raises FileUnreadable."""
    return _table(cells_of_text(text, wide=False))


def _table(cells: Iterable[list[str]]) -> Table:
    table, kinds = Table(), kinds_by_name()
    for number, found in enumerate(cells, start=1):
        row = ([cell.strip() for cell in found] + [""] * COLUMNS)[:COLUMNS]
        if not any(row) or (number == 1 and row[0].lower() in HEADINGS):
            continue
        if not row[4]:
            table.blank.append(number)
            continue
        read = _row(number, row, kinds)
        if isinstance(read, str):
            table.wrong.append((number, read))
        else:
            table.rows.append(read)
        if len(table.rows) > MAX_ROWS:
            raise FileUnreadable(_("The file has more than %(n)d rows. Please split it.") % {"n": MAX_ROWS})
    if not table.rows and not table.wrong:
        raise FileUnreadable(_("There is no bill in this table."))
    return table


def _row(number: int, cells: list[str], kinds: dict[str, str]) -> Row | str:
    """Return the row, or in a sentence what is wrong with it."""
    building, flat, kind, period, amount, due_on, note = cells
    if not building or not flat:
        return _("Building or flat is missing.")
    if kind.lower() not in kinds:
        return _("“%(word)s” is no fee we know.") % {"word": kind[:40]}
    if (time := read_period(period)) is None:
        return _("“%(word)s” is no period. Write 2026-10, 2026-Q4 or 2026.") % {"word": period[:40]}
    if (money := read_amount(amount)) is None:
        return _("“%(word)s” is no amount above zero with at most two decimals.") % {"word": amount[:40]}
    if (day := read_day(due_on)) is None:
        return _("“%(word)s” is no day. Write 2026-10-31.") % {"word": due_on[:40]}
    if len(note) > 120:
        return _("The note is longer than 120 characters.")
    return Row(number, building.upper(), flat.upper(), kinds[kind.lower()], time, money, day, note)


def kinds_by_name() -> dict[str, str]:
    """Return the fees by their names in both languages and by their codes, in small letters."""
    found = {str(value): str(value) for value in Bill.Kind.values}
    for language in ("en", "zh-hans"):
        with override(language):
            found |= {str(label).lower(): value for value, label in Bill.Kind.choices}
    return found


def read_amount(text: str) -> Decimal | None:
    """Return an amount (CNY) above zero, or None when it is none."""
    try:
        amount = Decimal(text.translate(AROUND))
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 < amount <= LARGEST or amount != round(amount, 2):
        return None
    return round(amount, 2)


def read_day(text: str) -> date | None:
    """Return a day, or None when it is none."""
    found = DAY.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
