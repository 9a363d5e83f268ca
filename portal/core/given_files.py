"""Files given to one person, to be saved or seen, and kept by nobody on the way."""

import csv
import io
import mimetypes
from collections.abc import Iterable

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from portal.core.cells import defused

BYTE_ORDER_MARK = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_file(rows: Iterable[Iterable], *, name: str) -> HttpResponse:
    """Return a table as CSV with the mark by which spreadsheets know UTF-8, its cells defused."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    csv.writer(response).writerows([defused(cell) for cell in row] for row in rows)
    return _to_save(response, f"{name}.csv")


def xlsx_file(rows: Iterable[Iterable], *, name: str, title: str) -> HttpResponse:
    """Return a table as XLSX with one sheet; text is written as text, never as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for row in rows:
        sheet.append([_cell(sheet, defused(value)) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _to_save(HttpResponse(out.getvalue(), content_type=XLSX), f"{name}.xlsx")


def private_file(held: FieldFile) -> FileResponse:
    """Return a file no address leads to, harmless to open. Raises Http404 when it is gone."""
    kind = mimetypes.guess_type(held.name)[0] or "application/octet-stream"
    try:
        response = FileResponse(held.open("rb"), content_type=kind)
    except FileNotFoundError:
        raise Http404(held.name) from None
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _cell(sheet, value) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _to_save(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
