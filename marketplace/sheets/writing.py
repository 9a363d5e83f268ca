"""Writes goods into a file that can be changed and sent back, with cells no spreadsheet calculates."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from marketplace.sheets.columns import COLUMNS, NUMBER, RESERVED, VILLAGE, read_shelves
from portal.core.cells import defused

BYTE_ORDER_MARK = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH = 18


def headings() -> list[str]:
    """Return the headings in the reader's language."""
    return [str(NUMBER), *(str(column.label) for column in COLUMNS), str(RESERVED), str(VILLAGE)]


def rows_of(products: Iterable) -> Iterator[list]:
    """Yield one row for each product (with record and categories loaded), every cell defused."""
    shelves = read_shelves()
    for product in products:
        record = product.stockrecord
        values = [column.show(column.now(product), shelves) for column in COLUMNS]
        row = [record.partner_sku, *values, record.num_allocated or 0, product.village.name]
        yield [defused(cell) for cell in row]


def as_csv(products: Iterable, *, name: str) -> HttpResponse:
    """Return the goods as CSV, with the mark by which spreadsheets know UTF-8."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow(headings())
    writer.writerows(rows_of(products))
    return _to_save(response, f"{name}.csv")


def as_xlsx(products: Iterable, *, name: str) -> HttpResponse:
    """Return the goods as XLSX; text is written as text, never as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("goods")
    sheet.freeze_panes = "B2"
    for position in range(1, len(COLUMNS) + 4):
        sheet.column_dimensions[chr(64 + position)].width = WIDTH
    sheet.append([_cell(sheet, text, bold=True) for text in headings()])
    for row in rows_of(products):
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return _to_save(HttpResponse(out.getvalue(), content_type=XLSX), f"{name}.xlsx")


def _cell(sheet, value, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _to_save(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
