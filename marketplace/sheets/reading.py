"""Reads an uploaded table, CSV or XLSX, into rows of plain text; what is no table is refused in a sentence."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.base import File
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from marketplace.sheets.exceptions import SheetUnreadable
from portal.core.cells import DANGEROUS

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2000
MAX_COLUMNS = 60
#: What a small XLSX may grow to in memory, and how many rows may be walked to find so many that are not empty.
MAX_UNPACKED = 40 * 1024 * 1024
MAX_WALKED = 20_000
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Table:
    """`headings`, and rows as (number in the file, cells); every cell is text without spaces around it."""

    headings: list[str]
    rows: list[tuple[int, list[str]]]


def read_table(file: File) -> Table:
    """Return the table in a file. Raises SheetUnreadable when it is too large, broken, or no table.

    CSV may be UTF-8 or GB 18030, as Chinese spreadsheets write it, with commas, semicolons or tabs.
    """
    if file.size > MAX_BYTES:
        raise SheetUnreadable(_("The file is larger than 2 MB. Please split it."))
    file.seek(0)
    data = file.read()
    if data.startswith(OLD_EXCEL):
        raise SheetUnreadable(_("This is an old Excel file. Please save it as .xlsx or CSV."))
    cells = _xlsx_rows(data) if data.startswith(ZIP) else _csv_rows(data)
    return _table(cells)


def _table(cells: Iterable[tuple[int, list[str]]]) -> Table:
    headings, rows = None, []
    for number, row in cells:
        if headings is None:
            headings = row
        elif len(rows) == MAX_ROWS:
            raise SheetUnreadable(_("The file has more than %(n)d rows. Please split it.") % {"n": MAX_ROWS})
        else:
            rows.append((number, row))
    if not headings or not rows:
        raise SheetUnreadable(_("There is no row of goods in this file."))
    return Table(headings, rows)


def _csv_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    if "\x00" in text:
        raise SheetUnreadable(_("This file is no table. Please save it as .xlsx or CSV."))
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from _filled(enumerate(reader, start=1))
    except csv.Error as error:
        raise SheetUnreadable(_("This file is no table. Please save it as .xlsx or CSV.")) from error


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetUnreadable(_("This file is no table. Please save it as .xlsx or CSV."))


def _xlsx_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise SheetUnreadable(_("The file is larger than 2 MB. Please split it."))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.active
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_row=MAX_WALKED, max_col=MAX_COLUMNS)
        yield from _filled((number, list(row)) for number, row in enumerate(rows, start=1))
    except SheetUnreadable:
        raise
    except Exception as error:  # A broken file breaks openpyxl in many ways, none of them ours.
        raise SheetUnreadable(_("This file cannot be read. Please save it again as .xlsx or CSV.")) from error


def _filled(rows: Iterable[tuple[int, list]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, each cell as plain text."""
    for number, row in rows:
        cells = [plain(cell) for cell in row[:MAX_COLUMNS]]
        if any(cells):
            yield number, cells


def plain(cell) -> str:
    """Return a cell as text: 12.0 is 12, and the apostrophe that keeps a spreadsheet from calculating is gone."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        cell = Decimal(repr(cell))
        return f"{cell.normalize():f}" if cell.is_finite() else str(cell)
    text = str(cell).strip()
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(DANGEROUS) else text
