"""Reads a list of flats, CSV or XLSX, into pairs of building and flat; what is no list is refused in a sentence."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.files.base import File
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from portal.residents.exceptions import FileUnreadable

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_ROWS, MAX_WALKED, LONGEST = 5000, 20_000, 20
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
#: A first row that says so is a heading.
HEADINGS = {"building", "楼栋", "楼号", "栋", "楼"}


@dataclass(frozen=True)
class Found:
    """`rows` are pairs of building and flat, each once; `wrong` are (row of the file, what is wrong)."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the rows as text that can be read once more."""
        out = io.StringIO()
        csv.writer(out).writerows(self.rows)
        return out.getvalue()


def read_file(file: File) -> Found:
    """Return what a file lists. Raises FileUnreadable when it is too large, broken, or no list."""
    return _found(cells_of_file(file, columns=2))


def read_text(text: str) -> Found:
    """Return what typed or pasted rows list. Raises FileUnreadable."""
    return _found(cells_of_text(text))


def cells_of_file(file: File, *, columns: int, wide: bool = True) -> Iterator[list[str]]:
    """Return the cells of a table, row by row, at most so many columns; `wide` as in cells_of_text().

    Raises FileUnreadable, also while it is read.
    """
    if file.size > MAX_BYTES:
        raise FileUnreadable(_("The file is larger than 2 MB. Please split it."))
    data = file.read()
    if data.startswith(OLD_EXCEL):
        raise FileUnreadable(_("This is an old Excel file. Please save it as .xlsx or CSV."))
    return _xlsx(data, columns) if data.startswith(ZIP) else cells_of_text(_decoded(data), wide=wide)


def _found(cells: Iterable[list[str]]) -> Found:
    seen: dict[tuple[str, str], None] = {}
    found = Found()
    for number, row in enumerate(cells, start=1):
        building, flat = ([cell.strip() for cell in row] + ["", ""])[:2]
        if not (building or flat) or (number == 1 and building.lower() in HEADINGS):
            continue
        if why := _what_is_wrong(building, flat):
            found.wrong.append((number, why))
        else:
            seen[building.upper(), flat.upper()] = None
        if len(seen) > MAX_ROWS:
            raise FileUnreadable(_("The file has more than %(n)d rows. Please split it.") % {"n": MAX_ROWS})
    if not seen and not found.wrong:
        raise FileUnreadable(_("There is no flat in this list."))
    found.rows.extend(seen)
    return found


def _what_is_wrong(building: str, flat: str) -> str:
    if not building:
        return _("The building is missing.")
    if not flat:
        return _("The flat is missing.")
    if max(len(building), len(flat)) > LONGEST:
        return _("Longer than 20 characters.")
    return ""


def cells_of_text(text: str, *, wide: bool = True) -> Iterator[list[str]]:
    """Return the cells of typed or pasted rows; with `wide` a Chinese comma parts cells too.

    Raises FileUnreadable while they are read.
    """
    text = text.replace("，", ",") if wide else text
    if "\x00" in text:
        raise FileUnreadable(_("This file is no table. Please save it as .xlsx or CSV."))
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise FileUnreadable(_("This file is no table. Please save it as .xlsx or CSV.")) from error


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(_("This file is no table. Please save it as .xlsx or CSV."))


def _xlsx(data: bytes, columns: int) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise FileUnreadable(_("The file is larger than 2 MB. Please split it."))
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True, max_row=MAX_WALKED, max_col=columns):
            yield [_plain(cell) for cell in row]
    except FileUnreadable:
        raise
    except Exception as error:  # A broken file breaks openpyxl in many ways, none of them ours.
        raise FileUnreadable(_("This file cannot be read. Please save it again as .xlsx or CSV.")) from error


def _plain(cell) -> str:
    if cell is None:
        return ""
    # Twelve digits: what a spreadsheet shows of 86.4, and not 86.40000000000001.
    return format(cell, ".12g") if isinstance(cell, float) else str(cell)
